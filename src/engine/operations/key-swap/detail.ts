import { type Rao, rao } from '../../../core/amount/money.js';
import type { OperationDetail } from '../../../core/operations/quote.js';
import { capabilityReport } from '../../capabilities/report.js';
import { wealthAnswer } from '../../facts/wealth-facts.js';
import { readProxies } from '../../portfolio/account-states.js';
import { readAvailability } from '../../portfolio/availability.js';
import { readAccount } from '../../portfolio/balances.js';
import { readCrowdloans } from '../../portfolio/crowdloans.js';
import { ownMirror } from '../../portfolio/evm-mirror.js';
import { readStakes } from '../../portfolio/stakes.js';
import type { OperationContext } from '../rules.js';
import { balanceOf } from '../support/balance.js';
import { readNamed } from '../support/named-reads.js';

type KeySwap = Extract<OperationDetail, { kind: 'key-swap' }>;

/**
 * What goes along to another coldkey and what does not, from the chain as it is at the context's block
 * (`opentensor/subtensor pallets/subtensor/src/swap/swap_coldkey.rs`, do_swap_coldkey). Parts this runtime does not have
 * count nothing. @throws WalletError chain/bad-answer, chain/offline
 */
export async function swapDetail(
  context: OperationContext,
  { executableAtBlock, costRao }: { executableAtBlock: number | null; costRao: bigint },
): Promise<KeySwap> {
  const { reader, address } = context;
  const features = capabilityReport(reader.runtime).features.filter(({ state }) => state === 'ready');
  const has = (feature: string) => features.some(({ id }) => id === feature);
  const mirror = has('evm-mirror') ? ownMirror(address).mirror : null;
  const [balance, named, stakes, wealth, locks, loans] = await Promise.all([
    balanceOf(context),
    readNamed(reader, {
      proxies: ['Proxy', 'Proxies', address],
      mirror: ['System', 'Account', mirror ?? address],
    }),
    has('positions') ? readStakes(reader, [address]) : [],
    wealthAnswer(context),
    has('availability') ? readAvailability(reader, [address], null) : null,
    has('crowdloans') ? readCrowdloans(reader, [address]) : null,
  ]);
  const worth = wealth?.kind === 'wealth' ? wealth.stakedRao : null;
  const left: bigint = balance.freeRao - costRao;
  return {
    kind: 'key-swap',
    moves: {
      freeRao: rao(left > 0n ? left : 0n),
      positions: stakes.filter(({ base }) => base > 0n).length,
      worthRao: worth === null ? null : rao(worth),
      locks: (locks?.get(address) ?? []).filter(({ lockedBase }) => lockedBase > 0n).length,
    },
    stays: {
      proxies: named.proxies ? readProxies(named.proxies.value).grants.length : 0,
      reservedRao: balance.reservedRao,
      contributions: loans?.get(address)?.length ?? 0,
      mirrorRao: mirror === null || !named.mirror ? null : freeOf(context, named.mirror.value),
    },
    executableAtBlock,
    costRao: rao(costRao),
  };
}

function freeOf({ reader }: OperationContext, value: Parameters<typeof readAccount>[1]): Rao {
  return readAccount(reader.runtime, value).balance.freeRao;
}
