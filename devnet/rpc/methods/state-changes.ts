import { toHex } from '../../node/bytes.js';
import type { Block } from '../../node/chain-store.js';
import { runtimeVersionJson } from '../../node/runtime-version.js';
import type { Hex } from '../../types.js';
import type { ChainFront } from '../chain-front.js';
import { blockRangeError } from '../errors.js';
import { blockAt, type Method, subscribe } from '../method.js';

/** A block's values of some keys, as `state_storage` notifications carry them. */
interface ChangeSet {
  block: Hex;
  changes: Array<[Hex, Hex | null]>;
}

function valuesAt(chain: ChainFront, block: Block, keys: Hex[]): ChangeSet {
  const view = chain.view(block);
  const changes = keys.map((key): [Hex, Hex | null] => {
    const value = view.raw(key);
    return [key, value ? toHex(value) : null];
  });
  return { block: block.hash, changes };
}

export const queryStorageAt: Method = (params, { chain }) => [
  valuesAt(chain, blockAt(chain, params.optionalHash(1)), params.hexList(0)),
];

/** Values at the first block, then the changes of each later one. */
export const queryStorage: Method = (params, { chain }) => {
  const keys = params.hexList(0);
  const from = params.hash(1);
  const first = blockAt(chain, from);
  const last = blockAt(chain, params.optionalHash(2));
  if (first.header.number > last.header.number) {
    throw blockRangeError(from, last.hash, 'from number > to number');
  }
  const known = new Map<Hex, Hex | null>();
  const sets: ChangeSet[] = [];
  for (let number = first.header.number; number <= last.header.number; number += 1) {
    const block = blockAt(chain, chain.hashAt(number));
    const { changes } = valuesAt(chain, block, keys);
    const fresh = changes.filter(([key, value]) => !known.has(key) || known.get(key) !== value);
    for (const [key, value] of fresh) known.set(key, value);
    if (fresh.length > 0) sets.push({ block: block.hash, changes: fresh });
  }
  return sets;
};

/** Current values at once, then whatever differs at each new best block. Without keys: every change of any key. */
export const subscribeStorage: Method = (params, context) => {
  const { node, chain } = context;
  const keys = params.has(0) ? [...new Set(params.hexList(0))] : null;
  return subscribe(context, 'state_storage', (notify) => {
    const known = new Map<Hex, Hex | null>();
    const report = (block: Block, asked: Hex[], first: boolean): void => {
      const { changes } = valuesAt(chain, block, asked);
      const fresh = changes.filter(([key, value]) => first || known.get(key) !== value);
      for (const [key, value] of fresh) if (keys) known.set(key, value);
      if (fresh.length > 0) notify({ block: block.hash, changes: fresh });
    };
    if (keys) report(chain.best(), keys, true);
    return node.onBest.on(({ best, retracted }) => {
      const block = chain.shown(best);
      // After a reorg any key may have gone back to an earlier value: compare all of them.
      const any = retracted.length > 0 || block !== best;
      if (keys) report(block, any ? keys : keys.filter((key) => block.changedKeys.has(key)), false);
      else report(block, [...block.changedKeys], true);
    });
  });
};

export const subscribeRuntimeVersion: Method = (_params, context) =>
  subscribe(context, 'state_runtimeVersion', (notify) => {
    let last = context.chain.best().next.codec;
    notify(runtimeVersionJson(last));
    return context.node.onBest.on(({ best }) => {
      const { codec } = context.chain.shown(best).next;
      if (codec === last) return;
      last = codec;
      notify(runtimeVersionJson(last));
    });
  });
