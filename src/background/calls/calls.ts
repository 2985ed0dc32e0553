import { accountIdHex, addressOf, decodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { HeldCall } from '../../core/routes/held-calls.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import { MAX_HELD_CALLS } from '../../protocol/ui/calls.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import { createKeptList } from '../kept-list/index.js';
import type { Clock, KeyValueStore } from '../types.js';
import { hashOfCall, idOf, isHeldCall } from './entry.js';

const KEY = 'calls';
/** All calls together, in hex digits: a tenth of what the browser gives an extension, and well inside a backup's limit. */
const MAX_DIGITS = 1024 * 1024;

type CallMethodName = Extract<UiMethodName, `calls.${string}`>;

/** One handler for each `calls.*` method; inputs have passed their schema. */
export type CallHandlers = {
  [Name in CallMethodName]: (input: InputOf<UiMethods[Name]>) => Promise<OutputOf<UiMethods[Name]>>;
};

export type NewHeldCall = Pick<HeldCall, 'callHex' | 'genesisHash' | 'actor' | 'from'>;

/** Calls of which the chain has only the hash. They are dropped by nobody but the person. */
export interface HeldCalls {
  handlers: CallHandlers;
  /** In the order in which they came; what cannot be read, or is not what its hash says, is left out. */
  all(): Promise<HeldCall[]>;
  /**
   * Keeps calls, in one write; resolves when they are stored. One that is there stays as it is.
   * @throws WalletError calls/full `{max}`, calls/damaged, address/*: then none is added
   */
  hold(calls: readonly NewHeldCall[]): Promise<HeldCall[]>;
  /** The same for calls of a backup, which have their own time. @throws WalletError calls/full `{max}` */
  merge(calls: readonly HeldCall[]): Promise<void>;
}

export function createHeldCalls(deps: {
  local: KeyValueStore;
  isUnlocked(): Promise<boolean>;
  clock: Clock;
}): HeldCalls {
  const list = createKeptList<HeldCall>({
    local: deps.local,
    key: KEY,
    isEntry: isHeldCall,
    idOf,
    assertRoom: (next) => {
      const calls = next.filter(isHeldCall);
      const digits = calls.reduce((sum, { callHex }) => sum + callHex.length, 0);
      if (calls.length > MAX_HELD_CALLS || digits > MAX_DIGITS)
        throw new WalletError('calls/full', { max: MAX_HELD_CALLS });
    },
  });
  const requireUnlocked = async (): Promise<void> => {
    if (!(await deps.isUnlocked())) throw new WalletError('vault/locked');
  };
  const hold = async (calls: readonly NewHeldCall[]): Promise<HeldCall[]> => {
    const held = calls.map((call) => heldCall(call, deps.clock.nowMs()));
    await list.add(held);
    return held;
  };

  return {
    all: list.all,
    hold,
    merge: async (calls) => void (await list.add(calls.filter(isHeldCall))),
    handlers: {
      'calls.list': async () => {
        await requireUnlocked();
        return { calls: await list.all() };
      },
      'calls.add': async (input) => {
        await requireUnlocked();
        const [call] = await hold([{ ...input, from: 'import' }]);
        if (!call) throw new WalletError('internal');
        return { call };
      },
      'calls.remove': async ({ callHash, genesisHash, actor }) => {
        await requireUnlocked();
        const isMeant = (call: HeldCall): boolean =>
          call.callHash === callHash.toLowerCase() &&
          call.genesisHash === genesisHash.toLowerCase() &&
          (actor === undefined || call.actor === ownForm(actor));
        return list.change(async (stored, keep) => {
          const rest = stored.filter((call) => !(isHeldCall(call) && isMeant(call)));
          if (rest.length < stored.length) await keep(rest);
          return null;
        });
      },
    },
  };
}

/** @throws WalletError calls/damaged for bytes that cannot be a call; address/* */
function heldCall({ callHex, genesisHash, actor, from }: NewHeldCall, createdAtMs: number): HeldCall {
  const bytes = callHex.toLowerCase();
  const call: HeldCall = {
    callHash: hashOfCall(bytes),
    callHex: bytes,
    genesisHash: genesisHash.toLowerCase(),
    actor: ownForm(actor),
    createdAtMs,
    from,
  };
  if (!isHeldCall(call)) throw new WalletError('calls/damaged');
  return call;
}

function ownForm(address: string): string {
  return addressOf(accountIdHex(decodeAddress(address).accountId));
}
