import '../../connect/ledger/ledger.css';
import { Usb } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceSigner } from '../../../../protocol/ui/approvals.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import words from '../../../i18n/en/ledger.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { pathText } from '../../connect/ledger/names.js';
import { RunState } from '../../connect/ledger/run-state.js';
import { useLedger } from '../../connect/ledger/use-ledger.js';
import { type Prepared, prepare, signWith } from './ledger-sign.js';

addWords(words);

const APP_NAMES = { polkadot: 'Polkadot', bittensor: 'Bittensor' };

interface Props {
  id: string;
  /** Of the view that is on screen; another one is refused. */
  payloadHash: `0x${string}`;
  signer: DeviceSigner;
  /** The 64 bytes, checked in this page already. */
  onSigned(signature: `0x${string}`): void;
  onBack(): void;
}

/**
 * Has a Ledger sign the request that was shown. Begins by itself where the browser needs no press for the device; every
 * failure can be tried again, and nothing leaves the page before the signature was checked.
 */
export function LedgerStep({ id, payloadHash, signer, onSigned, onBack }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const { run, start, cancel } = useLedger();
  const [preparing, setPreparing] = useState(true);
  const [isMessage, setMessage] = useState(false);
  const [signed, setSigned] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const making = useRef<Promise<Prepared> | null>(null);
  const tell = useRef(onSigned);
  tell.current = onSigned;
  const { custody, accountId, address } = signer;
  const app = custody.kind === 'ledger' ? custody.app : 'polkadot';

  useEffect(() => {
    title.current?.focus();
  }, []);

  const sign = useCallback((): void => {
    start(async (device, options) => {
      const signal = options.signal ?? new AbortController().signal;
      setPreparing(true);
      making.current ??= prepare(background, { id, payloadHash, accountId }, signal);
      let prepared: Prepared;
      try {
        prepared = await making.current;
      } catch (error) {
        making.current = null;
        throw error;
      } finally {
        setPreparing(false);
      }
      setMessage(prepared.payload.kind === 'message');
      const signature = await signWith(device, prepared, options);
      setSigned(true);
      tell.current(signature);
    });
  }, [accountId, background, id, payloadHash, start]);

  // The proof is made while the person reaches for the device; where no permission is missing, the device is asked at once.
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    const made = prepare(background, { id, payloadHash, accountId }, signal);
    making.current = made;
    void made
      .then(async ({ payload }) => {
        const { isLedgerAllowed } = await import('../../../devices/ledger/index.js');
        const allowed = await isLedgerAllowed();
        if (signal.aborted) return;
        setMessage(payload.kind === 'message');
        setPreparing(false);
        if (allowed) sign();
      })
      .catch(() => {
        // Told when the person presses, or at once: the same call fails again.
        if (signal.aborted) return;
        sign();
      });
    return () => {
      control.abort();
      making.current = null;
    };
  }, [accountId, background, id, payloadHash, sign]);

  const running = run.phase === 'running';
  const confirming = run.phase === 'running' && run.stage === 'confirming';
  return (
    <section className="ledger-sign" aria-labelledby="ledger-sign" data-testid="ledger-step">
      <h2 id="ledger-sign" ref={title} tabIndex={-1} className="strong">
        {t(isMessage ? 'ledger.sign.titleMessage' : 'ledger.sign.title')}
      </h2>
      <dl className="ledger-facts small">
        <dt className="quiet">{t('ledger.sign.account')}</dt>
        <dd className="mono">
          <bdi>{address}</bdi>
        </dd>
        {custody.kind === 'ledger' ? (
          <>
            <dt className="quiet">{t('ledger.sign.path')}</dt>
            <dd className="mono">{pathText(custody.app, custody)}</dd>
          </>
        ) : null}
      </dl>
      {confirming ? (
        <div className="ledger-compare">
          <strong>{t('ledger.sign.check')}</strong>
          <ul className="ledger-check small">
            {isMessage ? (
              <li>{t('ledger.sign.text')}</li>
            ) : (
              <>
                <li>{t('ledger.sign.what')}</li>
                <li>{t('ledger.sign.howMuch')}</li>
              </>
            )}
          </ul>
          <p className="small">{t('ledger.sign.then')}</p>
        </div>
      ) : (
        <p className="quiet small">{t('ledger.sign.ready', { app: APP_NAMES[app] })}</p>
      )}
      {signed ? (
        <p role="status" className="strong" data-testid="ledger-signed">
          {t('ledger.sign.signed')}
        </p>
      ) : (
        <>
          <RunState
            run={running && preparing ? { phase: 'running', stage: 'preparing' } : run}
            onCancel={cancel}
          />
          {running ? null : (
            <Button look="primary" wide busy={preparing} onClick={sign} data-testid="ledger-start">
              <Usb size={16} aria-hidden="true" />
              {t(run.phase === 'failed' ? 'ledger.retry' : 'ledger.sign.start')}
            </Button>
          )}
        </>
      )}
      {running ? null : (
        <Button wide onClick={onBack}>
          {t('ledger.sign.back')}
        </Button>
      )}
    </section>
  );
}
