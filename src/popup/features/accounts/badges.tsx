import './marks.css';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../core/accounts/types.js';
import { PracticeMark } from '../../components/practice-mark.js';
import { useMayAct } from '../acting/general-routes.js';

/** What sets an account apart from an ordinary one, in words. */
export function Badges({ account }: { account: Account }) {
  const { t } = useTranslation();
  const mayAct = useMayAct(account);
  const { custody } = account;
  const watched = !canSign(account) && !custody;
  return (
    <>
      <PracticeMark accountId={account.accountId} />
      {custody && !canSign(account) ? (
        <span className="badge" data-custody={custody.kind}>
          {t(`marks.${custody.kind}`)}
        </span>
      ) : null}
      {watched ? <span className="badge">{t('marks.watched')}</span> : null}
      {mayAct ? <span className="badge">{t('marks.mayAct')}</span> : null}
      {account.role === 'hotkey' ? <span className="badge">{t('marks.hotkey')}</span> : null}
      {canSign(account) && !account.backedUp ? (
        <span className="badge badge-caution">{t('marks.notBackedUp')}</span>
      ) : null}
      {account.hidden ? <span className="badge">{t('marks.hidden')}</span> : null}
    </>
  );
}
