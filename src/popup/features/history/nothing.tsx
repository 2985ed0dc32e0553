import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canSign } from '../../../core/accounts/types.js';
import { EmptyState } from '../../components/empty-state.js';
import { useActiveAccount } from '../../state/selectors.js';

/** All of it was read, and nothing happened: what would stand here, and the first step. */
export function NothingHappened() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const action =
    account && canSign(account)
      ? { label: t('history.toStake'), onClick: () => navigate('/stake') }
      : undefined;
  return <EmptyState Icon={History} text={t('history.nothing')} action={action} />;
}
