import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../components/address.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import type { Person } from './people.js';

interface Props {
  person: Person;
  size?: number;
  /** What stands at the end of the line. */
  aside?: ReactNode;
}

/** A member: picture, name or address, and whether it is somebody known. */
export function PersonRow({ person, size = 28, aside }: Props) {
  const { t } = useTranslation();
  const { accountId, address, name, kind } = person;
  return (
    <div className="member">
      <Identicon seed={accountId} size={size} />
      <span className="row-main">
        <span className="row-name truncate">
          {name === null ? <ShortAddress address={address} /> : <Outside text={name} />}
        </span>
        <span className="row-under truncate">
          {name === null ? t('shared.member') : <ShortAddress address={address} />}
          {kind === 'other' ? null : ` \u00b7 ${t(kind === 'own' ? 'shared.you' : 'shared.contact')}`}
        </span>
      </span>
      {aside}
    </div>
  );
}

/** Name of somebody inside a line: an own account's, a contact's, or the short address. */
export function PersonName({ person: { name, address } }: { person: Person }) {
  return name === null ? <ShortAddress address={address} /> : <Outside text={name} className="strong" />;
}
