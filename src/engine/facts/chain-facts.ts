import { ROOT_NETUID } from '../../core/operations/root.js';
import type { ExtraAnswer } from '../../protocol/engine/index.js';
import { optionalConstant } from '../chain/constants.js';
import { int, list, small } from '../chain/shape.js';
import type { OperationContext } from '../operations/rules.js';
import { readNamed } from '../operations/support/named-reads.js';
import { hashText } from '../portfolio/account-states.js';

const S = 'SubtensorModule';

/**
 * What a place on a subnet burns now, rao; with `null` what a new subnet locks. Null for a subnet that does not exist, for
 * root (nobody buys a place there), and where the runtime does not say: the least a subnet may cost is not its price.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export async function registrationAnswer(
  { reader }: OperationContext,
  netuid: number | null,
): Promise<ExtraAnswer | null> {
  if (netuid === null) {
    const cost = await reader.call('SubnetRegistrationRuntimeApi', 'get_network_registration_cost', []);
    return { kind: 'registration', costRao: int(cost, 'registration cost') };
  }
  const { added, burn } = await readNamed(reader, {
    added: [S, 'NetworksAdded', netuid],
    burn: [S, 'Burn', netuid],
  });
  if (netuid === ROOT_NETUID || added?.value !== true || !burn) return null;
  return { kind: 'registration', costRao: int(burn.value, 'burn') };
}

/**
 * Whether the asking account is being handed over, what announcing that costs the first time (rao), how long it takes, and
 * for how long after that it can be neither replaced nor cleared. Null where the runtime knows no announcements
 * (`opentensor/subtensor pallets/subtensor/src/swap/swap_coldkey.rs`).
 */
export async function coldkeySwapAnswer(context: OperationContext): Promise<ExtraAnswer | null> {
  const { reader, address } = context;
  const { announced, disputed, delay, again } = await readNamed(reader, {
    announced: [S, 'ColdkeySwapAnnouncements', address],
    disputed: [S, 'ColdkeySwapDisputes', address],
    delay: [S, 'ColdkeySwapAnnouncementDelay'],
    again: [S, 'ColdkeySwapReannouncementDelay'],
  });
  if (!announced) return null;
  const [at, hash] = announced.value === null ? [] : list(announced.value, 'coldkey swap');
  return {
    kind: 'coldkey-swap',
    announced: at === undefined ? null : { atBlock: small(at, 'coldkey swap'), hash: hashText(hash) },
    disputed: disputed?.stored === true,
    costRao: optionalConstant(reader.runtime, S, 'KeySwapCost'),
    delayBlocks: delay ? small(delay.value, 'swap delay') : null,
    againBlocks: again ? small(again.value, 'swap delay') : null,
  };
}

/** Until which block the chain carries out no ordinary calls (`SafeMode.EnteredUntil`); null where nothing can halt it. */
export async function pausedAnswer({ reader }: OperationContext): Promise<ExtraAnswer | null> {
  const { until } = await readNamed(reader, { until: ['SafeMode', 'EnteredUntil'] });
  return until && { kind: 'paused', untilBlock: until.value === null ? null : small(until.value, 'halt') };
}
