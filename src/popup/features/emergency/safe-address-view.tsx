import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../../core/address/index.js';
import { useServices } from '../../app/services.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Characters of one group when an address is read aloud or compared. */
const GROUP = 6;

interface Standing {
  name: string | null;
  /** Why this place may be no safer; null where nothing speaks against it. */
  warning: 'same' | 'ownPhrase' | 'ownKey' | null;
}

/** What this wallet knows of a safe address, seen from the account in trouble. */
export function useSafeStanding(address: string, account: Account | null): Standing {
  const { background } = useServices();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const contacts = useAsk('contacts', () => background.call('contacts.list', {}));
  const id = accountIdHex(decodeAddress(address).accountId);
  const own = accounts?.find((one) => one.accountId === id);
  const contact = contacts.value?.contacts.find((one) => one.accountId === id);
  return { name: own?.name ?? contact?.name ?? null, warning: warningOf(id, own, account) };
}

/** The vault does not tell phrases apart: of an account that comes from one it can only be said that it may be the same. */
function warningOf(id: string, own: Account | undefined, account: Account | null): Standing['warning'] {
  if (account?.accountId === id) return 'same';
  if (!own?.source) return null;
  return own.source === 'phrase' && (account === null || account.source === 'phrase')
    ? 'ownPhrase'
    : 'ownKey';
}

/** All of an address in groups, to be compared with the original character by character. */
export function FullAddress({ address, name }: { address: string; name: string | null }) {
  const { t } = useTranslation();
  const groups = address.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return (
    <div className="safe-full" data-testid="safe-address">
      <Identicon seed={accountIdHex(decodeAddress(address).accountId)} size={32} />
      <div>
        {name === null ? null : <Outside text={name} className="strong" />}
        <p className="mono safe-groups">
          <span className="visually-hidden">
            {t('emergency.safe.full')} {address}
          </span>
          {groups.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the address
            <bdi key={at} aria-hidden="true">
              {group}
            </bdi>
          ))}
        </p>
      </div>
    </div>
  );
}
