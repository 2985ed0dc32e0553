import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { AddressField } from './address-field.js';
import { checkAddress } from './check-address.js';
import { ContactFields, type ContactWords, readyWords } from './contact-fields.js';
import { LookAlikeWarning } from './look-alike-warning.js';

const NO_ACCOUNTS: Account[] = [];

/** A new contact. A look-alike of a known address is kept only after it was compared in full. */
export function AddContact({ contacts, onAdded }: { contacts: readonly Contact[]; onAdded(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const own = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const [address, setAddress] = useState('');
  const [typed, setTyped] = useState<ContactWords>({ name: '', note: '', exchange: false });
  // The address that was compared: another one has to be compared again.
  const [compared, setCompared] = useState<string | null>(null);
  const act = useAct();
  const check = checkAddress(address, own, contacts);
  const usable = check.kind === 'good' || (check.kind === 'look-alike' && compared === check.address);
  const words = usable ? readyWords(typed) : null;
  const add = (): Promise<void> =>
    act.run(async () => {
      if (!words || (check.kind !== 'good' && check.kind !== 'look-alike')) return;
      await background.call('contacts.add', { address: check.address, ...words });
      onAdded();
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (words) void add();
      }}
    >
      <AddressField value={address} check={check} onChange={setAddress} />
      {check.kind === 'look-alike' ? (
        <LookAlikeWarning
          address={check.address}
          like={check.like}
          compared={compared === check.address}
          onCompared={(yes) => setCompared(yes ? check.address : null)}
        />
      ) : null}
      <ContactFields value={typed} onChange={setTyped} />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!words}>
        {t('contacts.add')}
      </Button>
    </form>
  );
}
