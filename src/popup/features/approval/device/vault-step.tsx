import './vault-step.css';
import { bytesToHex } from '@noble/hashes/utils.js';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { DeviceSigner } from '../../../../protocol/ui/approvals.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { CodeRow } from '../../../components/qr/code-row.js';
import { RetryButton } from '../../../components/retry-button.js';
import { type CodeRead, ScanCode } from '../../../components/scan/scan-code.js';
import { Skeleton } from '../../../components/skeleton.js';
import { checkAnswer, readAnswer } from '../../../devices/vault/index.js';
import words from '../../../i18n/en/vault-phone.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useVaultRequest } from './use-vault-request.js';
import type { VaultRequest } from './vault-request.js';
import { TimeLeft } from './vault-time-left.js';

addWords(words);

interface Props {
  id: string;
  /** Of the view that was approved. */
  payloadHash: `0x${string}`;
  signer: DeviceSigner;
  /** When the request closes by itself; the time left is shown when it is given. */
  expiresAtMs?: number | undefined;
  /** Told once, of a signature that was checked against what was approved. */
  onSigned(signature: `0x${string}`): void;
  onBack(): void;
}

/** Signing by a phone that is never online: codes go out, one comes back. Load it lazily. */
export function VaultStep({ id, payloadHash, expiresAtMs, onSigned, onBack }: Props) {
  const { t } = useTranslation();
  const asked = useVaultRequest(id, payloadHash);
  const [reading, setReading] = useState(false);
  const [done, setDone] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const part = reading ? 'read' : 'show';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part begins at its title
  useEffect(() => {
    title.current?.focus();
  }, [part]);
  return (
    <section
      className="vault-step"
      aria-labelledby={`vault-step-${id}`}
      data-testid="vault-step"
      data-part={part}
    >
      <h2 id={`vault-step-${id}`} ref={title} tabIndex={-1} className="vault-step-title">
        {t(reading ? 'vaultStep.read' : 'vaultStep.show')}
      </h2>
      <p className="quiet small">{t(reading ? 'vaultStep.readText' : 'vaultStep.showText')}</p>
      {asked.error ? (
        <ErrorNotice error={asked.error} action={<RetryButton onAgain={asked.again} />} />
      ) : null}
      {asked.value === null && !asked.error ? <Preparing /> : null}
      {asked.value && !reading ? <CodeRow bytes={asked.value.request} /> : null}
      {asked.value?.signed.kind === 'message' && !reading ? (
        <p className="faint small">{t('vaultStep.message')}</p>
      ) : null}
      {asked.value && reading && !done ? (
        <ReadAnswer
          request={asked.value}
          onSigned={(signature) => {
            setDone(true);
            onSigned(signature);
          }}
        />
      ) : null}
      {done ? (
        <p className="quiet" role="status">
          {t('vaultStep.checking')}
        </p>
      ) : null}
      {expiresAtMs === undefined ? null : <TimeLeft endMs={expiresAtMs} />}
      <div className="vault-step-acts">
        {reading ? (
          <Button
            wide
            onClick={() => {
              setReading(false);
              setDone(false);
            }}
          >
            {t('vaultStep.toShow')}
          </Button>
        ) : (
          <Button
            look="primary"
            wide
            aria-disabled={asked.value === null}
            onClick={() => asked.value && setReading(true)}
            data-testid="vault-to-read"
          >
            {t('vaultStep.toRead')}
          </Button>
        )}
        <Button look="ghost" wide onClick={onBack}>
          {t('vaultStep.back')}
        </Button>
      </div>
    </section>
  );
}

function Preparing() {
  const { t } = useTranslation();
  return (
    <div className="vault-preparing">
      <Skeleton rows={6} tall />
      <p className="faint small" role="status">
        {t('vaultStep.preparing')}
      </p>
    </div>
  );
}

interface ReadProps {
  request: VaultRequest;
  onSigned(signature: `0x${string}`): void;
}

function ReadAnswer({ request, onSigned }: ReadProps) {
  return (
    <ScanCode
      judge={(read) => faultOf(read, request)}
      onRead={(read) => onSigned(`0x${bytesToHex(readAnswer(read).signature)}`)}
    />
  );
}

/** What is wrong with a code as the answer to this request; null when it is its signature. */
function faultOf(read: CodeRead, { signed }: VaultRequest): ErrorBody | null {
  try {
    checkAnswer(readAnswer(read), signed);
    return null;
  } catch (caught) {
    return toErrorBody(caught);
  }
}

export default VaultStep;
