import './words.js';
import './emergency.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { RecipientField } from '../operations/recipient/recipient-field.js';
import { NO_RECIPIENT, useRecipient } from '../operations/recipient/use-recipient.js';
import { FullAddress, useSafeStanding } from './safe-address-view.js';

interface Props {
  /** From whose point of view the address is judged. */
  account: Account;
  /** The address there is now. */
  current: string | null;
  onDone(): void;
  onCancel?: () => void;
}

/** Chooses the safe address with every check a payment's recipient gets, and shows it in full before it is kept. */
export function SafeAddressEditor({ account, current, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const [draft, change] = useState(NO_RECIPIENT);
  const recipient = useRecipient(draft, account);
  const { address, usable } = recipient;
  const save = (safeAddress: string | null) =>
    act.run(async () => {
      const settings = await background.call('settings.update', { patch: { safeAddress } });
      useWalletStore.setState({ settings });
      onDone();
    });
  return (
    <form
      className="safe-editor"
      aria-label={t('emergency.safe.new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable && address !== null) void save(address);
      }}
    >
      <RecipientField label={t('emergency.safe.new')} recipient={recipient} onChange={change} />
      {address === null ? null : <Chosen address={address} account={account} />}
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <div className="safe-acts">
        <Button
          type="submit"
          look="primary"
          busy={act.busy}
          aria-disabled={!usable || address === null}
          data-testid="save-safe"
        >
          {t('emergency.safe.save')}
        </Button>
        {onCancel ? (
          <Button look="ghost" onClick={onCancel}>
            {t('emergency.safe.cancel')}
          </Button>
        ) : null}
        {current === null ? null : (
          <Button look="ghost" onClick={() => void save(null)}>
            {t('emergency.safe.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Chosen({ address, account }: { address: string; account: Account }) {
  const { t } = useTranslation();
  const { name, warning } = useSafeStanding(address, account);
  return (
    <>
      <FullAddress address={address} name={name} />
      {warning ? <Notice tone="caution">{t(`emergency.safe.${warning}`)}</Notice> : null}
    </>
  );
}
