import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import type { AlertKind } from '../../../core/watch/types.js';
import { ShortAddress } from '../../components/address.js';
import { dateText } from '../../components/age.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { useChainStore } from '../../state/chain-store.js';
import { useOwnAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { openAlerts } from '../alerts/top-alert.js';
import { timeOfBlock } from '../market/figures.js';
import { known } from './account-states.js';

const SWAPS: ReadonlySet<AlertKind> = new Set(['swap-announced', 'swap-disputed']);

interface Props {
  reading: Reading<AccountState[]> | null;
}

/** An announced swap moves everything to another coldkey: it stands above every amount. */
export function SwapWarnings({ reading }: Props) {
  const { t } = useTranslation();
  const alerts = useWalletStore((s) => s.alerts?.alerts);
  const networkId = useChainStore((s) => s.network?.networkId);
  const snapshot = reading?.snapshot;
  if (!snapshot) return null;
  const now = { block: snapshot.block.number, atMs: snapshot.atMs };
  // The banner above says it already, and leads to the same remedy.
  const [top] = openAlerts(alerts ?? []);
  const told = top && top.networkId === networkId && SWAPS.has(top.facts.kind) ? top.address : null;
  return snapshot.value.map((state) => {
    const swap = known(state.coldkeySwap);
    if (!swap || swap.state === 'none' || state.address === told) return null;
    const due = swap.executableAtBlock <= now.block;
    return (
      <div className="swap-warning" key={state.address} data-testid="swap-warning">
        <Notice
          tone="danger"
          title={<AccountName address={state.address} />}
          action={
            <>
              <Link className="link" href="/emergency">
                {t('safety.toEmergency')}
              </Link>
              {' \u00b7 '}
              <Link className="link" href="/key-swap">
                {t('safety.toSwap')}
              </Link>
            </>
          }
        >
          {t(swap.state === 'disputed' ? 'safety.disputed' : due ? 'safety.swapDue' : 'safety.swap', {
            block: groupDigits(String(swap.executableAtBlock)),
            date: dateText(timeOfBlock(swap.executableAtBlock, now)),
          })}{' '}
          {t('safety.swapHash')} <bdi className="mono break">{swap.newColdkeyHash}</bdi>
        </Notice>
      </div>
    );
  });
}

/** Name of an own account, or its address. */
export function AccountName({ address }: { address: string }) {
  const own = useOwnAccount(address);
  return own ? <Outside text={own.name} /> : <ShortAddress address={address} />;
}
