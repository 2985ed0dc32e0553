import { useTranslation } from 'react-i18next';
import { accountIdHex, decodeAddress } from '../../../../core/address/index.js';
import { useServices } from '../../../app/services.js';
import { ShortAddress } from '../../../components/address.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAsk } from '../../../components/use-ask.js';
import { useOwnAccount } from '../../../state/selectors.js';

/** The name of an own account or a contact; null for somebody this wallet does not know. */
export function usePersonName(address: string): { name: string | null; isOwn: boolean } {
  const { background } = useServices();
  const own = useOwnAccount(address);
  const contacts = useAsk('contacts', () => background.call('contacts.list', {}));
  if (own) return { name: cleanText(own.name), isOwn: true };
  const contact = contacts.value?.contacts.find((one) => one.address === address);
  return { name: contact ? cleanText(contact.name) : null, isOwn: false };
}

export function PersonMark({ address, size = 28 }: { address: string; size?: number }) {
  return <Identicon seed={accountIdHex(decodeAddress(address).accountId)} size={size} />;
}

/** Who somebody is: by name where there is one, by address always. */
export function PersonName({ address }: { address: string }) {
  const { t } = useTranslation();
  const { name, isOwn } = usePersonName(address);
  return (
    <span className="right-person">
      {name === null ? (
        <ShortAddress address={address} className="strong" />
      ) : (
        <Outside text={name} className="row-name truncate" />
      )}
      {name === null ? <span className="badge">{t('rights.stranger')}</span> : null}
      {isOwn ? <span className="badge">{t('rights.own')}</span> : null}
    </span>
  );
}

/** Somebody in full, for a page about one of them: a short form can be forged. */
export function PersonCard({ address }: { address: string }) {
  return (
    <div className="card right-card">
      <PersonMark address={address} size={32} />
      <div className="right-card-text">
        <PersonName address={address} />
        <bdi className="mono break tiny quiet">{address}</bdi>
      </div>
    </div>
  );
}
