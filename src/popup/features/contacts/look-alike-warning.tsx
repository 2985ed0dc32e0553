import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { cleanText } from '../../components/untrusted.js';
import { differences, type Known } from './look-alike.js';

interface Props {
  address: string;
  like: Known;
  compared: boolean;
  onCompared(compared: boolean): void;
}

/** Two addresses whose ends agree, one below the other, with what differs marked; to be confirmed before it is kept. */
export function LookAlikeWarning({ address, like, compared, onCompared }: Props) {
  const { t } = useTranslation();
  const count = [...address].filter((letter, at) => letter !== like.address[at]).length;
  return (
    <Notice tone="danger" title={t('contacts.lookAlike', { name: cleanText(like.name) })} alert>
      {t('contacts.lookAlikeText', { count, total: address.length })}
      <dl className="look-alike">
        <dt>{t('contacts.thisOne')}</dt>
        <dd>
          <Marked address={address} other={like.address} />
        </dd>
        <dt>
          <Outside text={like.name} />
        </dt>
        <dd>
          <Marked address={like.address} other={address} />
        </dd>
      </dl>
      <label className="check-row">
        <input
          type="checkbox"
          className="check"
          checked={compared}
          onChange={(event) => onCompared(event.target.checked)}
        />
        <span>{t('contacts.compared')}</span>
      </label>
    </Notice>
  );
}

function Marked({ address, other }: { address: string; other: string }) {
  return (
    <bdi className="mono break">
      {differences(address, other).map(({ text, differs, at }) =>
        differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </bdi>
  );
}
