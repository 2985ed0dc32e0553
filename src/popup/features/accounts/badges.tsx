import './marks.css';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../core/accounts/types.js';
import { PracticeMark } from '../../components/practice-mark.js';

/** What sets an account apart from an ordinary one, in words. */
export function Badges({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <>
      <PracticeMark accountId={account.accountId} />
      {canSign(account) ? null : <span className="badge">{t('marks.watched')}</span>}
      {account.role === 'hotkey' ? <span className="badge">{t('marks.hotkey')}</span> : null}
      {canSign(account) && !account.backedUp ? (
        <span className="badge badge-caution">{t('marks.notBackedUp')}</span>
      ) : null}
      {account.hidden ? <span className="badge">{t('marks.hidden')}</span> : null}
    </>
  );
}
