import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { FeatureId } from '../../../core/chain/capability.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import type { Position } from '../../../core/stake/types.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { cleanText } from '../../components/untrusted.js';
import { useAct } from '../../components/use-act.js';
import words from '../../i18n/en/trade.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useActiveAccount, useOwnAccount } from '../../state/selectors.js';
import { useFeatures } from '../../state/use-features.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { keepDraft } from '../stake/stake-draft.js';
import { MoveMenu, type Way } from './move-menu.js';

addWords(words);

/** What can be done with a position. Forms act for the active account, so one of another account is switched to first. */
export function PositionActs({ position }: { position: Position }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const active = useActiveAccount();
  const owner = useOwnAccount(position.coldkey);
  const canAct = useCanAct(owner);
  if (!owner || canAct !== true) return null;
  if (owner.accountId === active?.accountId) return <Acts position={position} />;
  const become = (): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId: owner.accountId });
    });
  return (
    <>
      <Button busy={act.busy} onClick={() => void become()}>
        {t('trade.switchTo', { name: cleanText(owner.name) })}
      </Button>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

/** Add, remove, move, transfer: in this order everywhere, and only what this runtime has. */
function Acts({ position }: { position: Position }) {
  const { t } = useTranslation();
  const has = useFeatures();
  const { netuid, hotkey } = position;
  const add = useAdd(netuid, hotkey);
  const may = (feature: FeatureId): boolean => has(feature) !== false;
  const of = `${netuid}/${hotkey}`;
  const root = netuid === ROOT_NETUID;
  const moves: Way[] = [
    ...(may('change-validator') ? [{ label: t('position.toValidator'), path: `/do/validator/${of}` }] : []),
    ...(!root && may('change-subnet') ? [{ label: t('position.toSubnet'), path: `/do/subnet/${of}` }] : []),
  ];
  return (
    <nav className="position-acts" aria-label={t('trade.acts')}>
      {may('stake') ? (
        <button type="button" className="position-act position-act-first" onClick={add}>
          {t('position.acts.add')}
        </button>
      ) : null}
      {may('unstake') ? <Act label={t('position.acts.remove')} path={`/do/unstake/${of}`} /> : null}
      {root && may('unstake') ? <Act label={t('trade.exitRoot')} path={`/do/exit-root/${hotkey}`} /> : null}
      <MoveMenu ways={moves} />
      {!root && may('transfer-stake') ? (
        <Act label={t('position.acts.transfer')} path={`/do/transfer/${of}`} />
      ) : null}
    </nav>
  );
}

function Act({ label, path }: Way) {
  return (
    <Link className="position-act" href={path}>
      {label}
    </Link>
  );
}

/** Opens the stake form with a subnet, and perhaps a validator, chosen. */
export function useAdd(netuid: number, hotkey: string | null): () => void {
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const settings = useWalletStore((s) => s.settings);
  return () => {
    if (!account || !settings) return;
    keepDraft({
      networkId: settings.networkId,
      accountId: account.accountId,
      amount: '',
      netuid,
      hotkey,
      toleranceBps: settings.toleranceBps,
      allowPartial: false,
    });
    navigate('/stake');
  };
}
