import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '../../components/empty-state.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useCanAct } from '../acting/use-can-act.js';

/** All of it was read, and nothing happened: what would stand here, and the first step. */
export function NothingHappened() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const canAct = useCanAct(useActiveAccount());
  const action =
    canAct === true ? { label: t('history.toStake'), onClick: () => navigate('/stake') } : undefined;
  return <EmptyState Icon={History} text={t('history.nothing')} action={action} />;
}
