import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { ShortAddress } from '../../components/address.js';
import { dateText } from '../../components/age.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount } from '../../state/selectors.js';
import { timeOfBlock } from '../market/figures.js';
import { known } from './account-states.js';

interface Props {
  reading: Reading<AccountState[]> | null;
}

/** An announced swap moves everything to another coldkey: it stands above every amount. */
export function SwapWarnings({ reading }: Props) {
  const { t } = useTranslation();
  const snapshot = reading?.snapshot;
  if (!snapshot) return null;
  const now = { block: snapshot.block.number, atMs: snapshot.atMs };
  return snapshot.value.map((state) => {
    const swap = known(state.coldkeySwap);
    if (!swap || swap.state === 'none') return null;
    const due = swap.executableAtBlock <= now.block;
    return (
      <div className="swap-warning" key={state.address} data-testid="swap-warning">
        <Notice tone="danger" title={<AccountName address={state.address} />}>
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
