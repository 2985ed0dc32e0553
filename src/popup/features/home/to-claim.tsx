import { useTranslation } from 'react-i18next';
import { type AccountState, type RootRewards, reachesThreshold } from '../../../core/chain/account-state.js';
import { taoText } from '../../components/format.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** What root stake has earned and a claim would pay now. */
export function ToClaim({ rao }: { rao: bigint }) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return hidden ? null : (
    <span data-testid="to-claim">
      {' · '}
      {t('home.toClaim', { amount: taoText(rao) })}
    </span>
  );
}

/** What a claim would pay now to all of these accounts, in rao. */
export function claimableOf(states: readonly AccountState[]): bigint {
  return states.reduce((sum, { rootRewards }) => sum + claimableRao(rootRewards), 0n);
}

/** In rao, alpha at spot. Baskets below their threshold pay nothing when they are claimed. */
export function claimableRao(rewards: RootRewards): bigint {
  if (rewards.kind === 'claims') return rewards.claims.reduce((sum, { spotRao }) => sum + spotRao, 0n);
  if (rewards.kind !== 'baskets') return 0n;
  return rewards.baskets.filter(reachesThreshold).reduce((sum, { valueRao }) => sum + valueRao, 0n);
}
