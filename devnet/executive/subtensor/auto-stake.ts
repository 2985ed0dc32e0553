import { type CallContext, fail } from '../dispatch-context.js';
import { requireSubnet } from './checks.js';

const PALLET = 'SubtensorModule';

/** set_coldkey_auto_stake_hotkey: where mining rewards of the coldkey go. @throws DispatchFailure */
export function setAutoStakeCall(context: CallContext, netuid: number, hotkey: string): void {
  const { state, origin: coldkey } = context;
  requireSubnet(context, netuid);
  if (state.get(PALLET, 'Uids', netuid, hotkey) === undefined) fail(PALLET, 'HotKeyNotRegisteredInSubNet');
  const before = state.get(PALLET, 'AutoStakeDestination', coldkey, netuid) as string | undefined;
  if (before === hotkey) fail(PALLET, 'SameAutoStakeHotkeyAlreadySet');
  if (before !== undefined) {
    const rest = followers(context, before, netuid).filter((candidate) => candidate !== coldkey);
    state.set(PALLET, 'AutoStakeDestinationColdkeys', [before, netuid], rest);
  }
  state.set(PALLET, 'AutoStakeDestination', [coldkey, netuid], hotkey);
  const joined = [...followers(context, hotkey, netuid), coldkey];
  state.set(PALLET, 'AutoStakeDestinationColdkeys', [hotkey, netuid], joined);
  context.deposit(PALLET, 'AutoStakeDestinationSet', { coldkey, netuid, hotkey });
}

function followers({ state }: CallContext, hotkey: string, netuid: number): string[] {
  return (state.get(PALLET, 'AutoStakeDestinationColdkeys', hotkey, netuid) as string[] | undefined) ?? [];
}
