import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useGenesis } from '../../state/use-genesis.js';
import { useSwitchTo } from '../../state/use-switch-to.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { keepDraft } from '../operations/form/drafts.js';
import { againOf } from './again.js';

/** Opens the form that made a transaction, filled in; nothing where it may still happen, or no form of this wallet made it. */
export function useAgain(row: ActivityRow | undefined) {
  const [, navigate] = useLocation();
  const { switchTo, ...act } = useSwitchTo();
  const settings = useWalletStore((s) => s.settings);
  const status = useWalletStore((s) => s.status);
  const genesisHash = useGenesis();
  const account = status?.accounts.find(({ address }) => address === (row?.actor ?? row?.address));
  const isOver = row?.state === 'failed' || row?.state === 'expired';
  if (!row || !isOver || !account || !settings) return null;
  // Of another chain, or of none that is known: a form would fill in subnets and validators of a chain they are not of.
  if (genesisHash !== row.genesisHash) return null;
  const { accountId } = account;
  const { networkId, toleranceBps } = settings;
  const again = againOf(row, { networkId, accountId, toleranceBps });
  if (!again) return null;
  const fill = (): void => {
    if (again.form !== null) keepDraft(again.form, again.draft);
    navigate(again.path);
  };
  const open = (): void => (accountId === status?.activeAccountId ? fill() : switchTo(account, fill));
  return { isTrade: again.isTrade, act, open };
}

export function AgainButton({ again }: { again: NonNullable<ReturnType<typeof useAgain>> }) {
  const { t } = useTranslation();
  const { act, open, isTrade } = again;
  return (
    <>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button look="primary" wide busy={act.busy} data-testid="again" onClick={open}>
        {t(isTrade ? 'activity.freshQuote' : 'activity.again')}
      </Button>
    </>
  );
}
