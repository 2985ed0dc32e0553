import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import { Outside } from '../../../components/outside.js';

/** What the key for every day can and cannot do, and what to do when it leaks. */
export function DoneStep({ cold, hot }: { cold: Account; hot: Account | null }) {
  const { t } = useTranslation();
  return (
    <>
      {hot ? (
        <p className="strong">
          <Outside text={hot.name} />
        </p>
      ) : null}
      <ul className="right-points small">
        <li>{t('rights.offline.done.can')}</li>
        <li>{t('rights.offline.done.cannot')}</li>
        <li>{t('rights.offline.done.leak')}</li>
      </ul>
      <Link href={`/emergency/${cold.accountId}`} className="link small">
        {t('rights.offline.done.emergency')}
      </Link>
    </>
  );
}
