import { WalletError } from '../../../core/errors/wallet-error.js';
import { address } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import type { IntentRules, OperationContext, Quoters } from '../rules.js';
import { EMPTY_DRAFT } from '../rules.js';
import { isRegistered, requireSubnet } from '../support/hotkeys.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';

const AUTO_STAKE = subtensorCall('set_coldkey_auto_stake_hotkey', [
  ['netuid', 'u16'],
  ['hotkey', null],
]);

export const AUTO_STAKE_RULE = {
  call: (runtime, { netuid, hotkey }) => AUTO_STAKE.build(runtime, [netuid, hotkey]),
  check: (context, { netuid, hotkey }) => checkAutoStake(context, netuid, hotkey),
} satisfies IntentRules['auto-stake'];

/**
 * In the order of set_coldkey_auto_stake_hotkey (`opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs`). A null
 * hotkey is not chosen yet. @throws WalletError stake/subnet-missing, stake/not-registered, stake/already-set
 */
async function checkAutoStake(
  context: OperationContext,
  netuid: number,
  hotkey: string | null,
): Promise<void> {
  await requireSubnet(context, netuid);
  if (hotkey === null) return;
  if (!(await isRegistered(context, netuid, hotkey)))
    throw new WalletError('stake/not-registered', { netuid, hotkey });
  if ((await currentHotkey(context, netuid)) === hotkey)
    throw new WalletError('stake/already-set', { netuid, hotkey });
}

/** Where mining rewards of the coldkey go on a subnet; null: to the hotkey that earned them. */
async function currentHotkey(
  { reader, address: coldkey }: OperationContext,
  netuid: number,
): Promise<string | null> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'AutoStakeDestination');
  const [value] = await reader.storage([{ item, args: [coldkey, netuid] }]);
  return value == null ? null : address(value, 'auto stake');
}

export const quoteAutoStake: NonNullable<Quoters['auto-stake']> = async (context, { netuid, hotkey }) => {
  AUTO_STAKE.need(context.reader.runtime);
  const [current, issue] = await Promise.all([
    currentHotkey(context, netuid),
    issueOf(() => checkAutoStake(context, netuid, hotkey)),
  ]);
  return {
    ...EMPTY_DRAFT,
    intent: hotkey === null ? null : { kind: 'auto-stake', netuid, hotkey },
    issue,
    advice: [{ code: 'cannot-be-unset', context: { netuid } }],
    detail: { kind: 'auto-stake', currentHotkey: current },
  };
};
