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

addWords(words);

interface WayIn {
  label: string;
  path: string;
  needs: FeatureId;
}

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

function Acts({ position }: { position: Position }) {
  const { t } = useTranslation();
  const has = useFeatures();
  const add = useAdd(position.netuid, position.hotkey);
  const ways = waysIn(position, t).filter(({ needs }) => has(needs) !== false);
  return (
    <nav className="position-acts" aria-label={t('trade.acts')}>
      {has('stake') === false ? null : (
        <button type="button" className="position-act" onClick={add}>
          {t('trade.add')}
        </button>
      )}
      {ways.map(({ label, path }) => (
        <Link key={path} className="position-act" href={path}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function waysIn({ netuid, hotkey }: Position, t: (key: string) => string): WayIn[] {
  const of = `${netuid}/${hotkey}`;
  const unstake: WayIn = { label: t('trade.unstake.open'), path: `/do/unstake/${of}`, needs: 'unstake' };
  const validator: WayIn = {
    label: t('trade.validator.title'),
    path: `/do/validator/${of}`,
    needs: 'change-validator',
  };
  if (netuid === ROOT_NETUID)
    return [
      unstake,
      { label: t('trade.exitRoot'), path: `/do/exit-root/${hotkey}`, needs: 'unstake' },
      validator,
    ];
  return [
    unstake,
    validator,
    { label: t('trade.subnet.title'), path: `/do/subnet/${of}`, needs: 'change-subnet' },
    { label: t('trade.transfer'), path: `/do/transfer/${of}`, needs: 'transfer-stake' },
  ];
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
