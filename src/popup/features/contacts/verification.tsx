import { useTranslation } from 'react-i18next';

/** Characters in one group: as many as can be read out in one breath. */
const GROUP = 4;

interface Props {
  address: string;
  verified: boolean;
  onChange(verified: boolean): void;
}

/** The whole address in groups, to be compared with its owner's, and the word of the person that it was. */
export function Verification({ address, verified, onChange }: Props) {
  const { t } = useTranslation();
  const groups = address.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return (
    <section className="verification" aria-label={t('contacts.verify')}>
      <p className="quiet small">{t('contacts.verifyText')}</p>
      {/* Spaces by style, not in the text: what is copied is the address. */}
      <bdi className="mono address-groups" data-testid="address-groups">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the address
          <span key={at}>{group}</span>
        ))}
      </bdi>
      <label className="check-row">
        <input
          type="checkbox"
          className="check"
          checked={verified}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{t('contacts.verified')}</span>
      </label>
    </section>
  );
}
