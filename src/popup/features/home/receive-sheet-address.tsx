import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPracticeAccount } from '../../../core/accounts/practice.js';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { useNetworkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { QrCode } from '../../components/qr/qr-code.js';
import operationWords from '../../i18n/en/operations.json' with { type: 'json' };
import words from '../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useGenesis } from '../../state/use-genesis.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { readTyped } from '../operations/form/typed-amount.js';
import { chainOf, writeRequest } from '../operations/recipient/payment-request.js';

addWords(operationWords);
addWords(words);

/** Smaller beside the field, so that nothing of the sheet scrolls away. */
const QR_SIZE = 168;
const QR_SIZE_ASKING = 148;

/** The whole address, with its ends set apart: those are what people compare. Its QR code may hold an amount asked for. */
export function ReceiveAddress({ account, named }: { account: Account; named: boolean }) {
  const { t } = useTranslation();
  const network = useNetworkName();
  const [text, setText] = useState<string | null>(null);
  const genesisHash = useGenesis();
  const isLocal = useWalletStore((s) => s.settings?.networkId === 'local');
  const typed = readTyped(text ?? '');
  const { address } = account;
  const request =
    typed.base === null
      ? null
      : writeRequest({
          address,
          amountRao: typed.base,
          chain: genesisHash === null ? null : chainOf(genesisHash),
        });
  return (
    <div className="receive">
      {!isLocal && isPracticeAccount(account.accountId) ? (
        <Notice tone="caution">{t('practiceMark.text')}</Notice>
      ) : null}
      <QrCode
        text={request ?? address}
        label={t(request ? 'receive.qrRequest' : 'receive.qr')}
        size={text === null ? QR_SIZE : QR_SIZE_ASKING}
      />
      {named ? <Outside text={account.name} className="strong break" /> : null}
      <p className="mono receive-address" data-testid="receive-address">
        <span>
          <strong>{address.slice(0, 6)}</strong>
          {address.slice(6, -6)}
          <strong>{address.slice(-6)}</strong>
        </span>
      </p>
      <p className="quiet small">{t('home.receiveText', { network })}</p>
      {text === null ? null : (
        <Field
          label={t('receive.amount')}
          hint={t('receive.requestText')}
          error={
            typed.fault
              ? `${t(`operation.fault.${typed.fault}`)} ${t(`operation.fault.${typed.fault}Next`)}`
              : undefined
          }
          className="receive-field"
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              inputMode="decimal"
              autoComplete="off"
              placeholder="0"
              value={text}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="receive-amount"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="receive-acts">
        <Copy primary text={address} label={t('home.copyAddress')} />
        {text === null ? (
          <Button onClick={() => setText('')}>{t('receive.ask')}</Button>
        ) : (
          <Copy text={request} label={t('receive.copyRequest')} />
        )}
      </div>
    </div>
  );
}

function Copy({ text, label, primary }: { text: string | null; label: string; primary?: boolean }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  return (
    <>
      <Button
        look={primary ? 'primary' : 'plain'}
        aria-disabled={text === null}
        onClick={() => (text === null ? undefined : void platform.copy(text).then(markCopied))}
      >
        {copied ? t('actions.copied') : label}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </>
  );
}
