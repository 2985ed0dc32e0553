import { blake2b } from '@noble/hashes/blake2.js';
import { fromHex, toHex } from '../../../../src/background/signing/index.js';
import { nested } from '../../../support/calls.js';
import type { Dice } from '../../engine/operations/walk/random-asks.js';
import { leafCall, swapCall } from './calls.js';
import { DERIVATIVE, derivativeOf, everyone, type Shared } from './cast.js';
import { Numbers } from './numbers.js';
import type { Call, EffectsWorld } from './world.js';

const DEPTH = 4;
const WEIGHT = { ref_time: 50_000_000_000n, proof_size: 500_000n };
const BATCHES = ['batch', 'batch_all', 'force_batch'] as const;
const id = (value: string) => ({ type: 'Id', value });

interface Pending {
  when: { height: number; index: number };
  depositor: string;
  approvals: string[];
}

/** What a site asks one account to sign: one call, or several inside each other. */
export function randomRequest(world: EffectsWorld, dice: Dice, signer: string): Call {
  if (signer === world.cast.throwAway.address) return swapCall(new Numbers(world, dice, signer), world);
  if (dice.next(40) === 0) return dice.pick(REFUSED)(world, signer);
  return randomCall(world, dice, signer, dice.next(5) < 3 ? 0 : 1 + dice.next(DEPTH));
}

const remark = nested('System', 'remark', { remark: '0x00' });
const HASH = `0x${'42'.repeat(32)}`;

/** What no site may get a signature for: what cannot be read, or is more than anybody reads. */
const REFUSED: ReadonlyArray<(world: EffectsWorld, signer: string) => Call> = [
  (_, signer) => nested('Proxy', 'announce', { real: id(signer), call_hash: HASH }),
  ({ cast }, signer) =>
    nested('Multisig', 'approve_as_multi', {
      threshold: 2,
      other_signatories: cast.twoOfThree.signatories.filter((address) => address !== signer),
      maybe_timepoint: undefined,
      call_hash: HASH,
      max_weight: WEIGHT,
    }),
  () => nested('Utility', 'batch_all', { calls: Array<Call>(65).fill(remark) }),
  () =>
    Array.from({ length: 12 }).reduce<Call>(
      (call) => nested('Utility', 'batch_all', { calls: [call] }),
      remark,
    ),
  () => nested('Balances', 'transfer_keep_alive', { dest: { type: 'Index', value: 7 }, value: 1n }),
];

function randomCall(world: EffectsWorld, dice: Dice, actor: string, depth: number): Call {
  const kinds = depth > 0 ? [batch, batch, either, derivative, proxied, proxied, shared, shared] : [];
  const wrapped = kinds.length > 0 ? dice.pick(kinds)(world, dice, actor, depth - 1) : null;
  return wrapped ?? leafCall(new Numbers(world, dice, actor), world);
}

type Wrap = (world: EffectsWorld, dice: Dice, actor: string, depth: number) => Call | null;

const batch: Wrap = (world, dice, actor, depth) => {
  const calls = Array.from({ length: 1 + dice.next(3) }, () => {
    const call = randomCall(world, dice, actor, dice.next(depth + 1));
    // The chain refuses a batch right inside another one as a whole; once in a while a site tries.
    return isBatch(call) && dice.next(8) > 0 ? leafCall(new Numbers(world, dice, actor), world) : call;
  });
  // The same once more: what was true of the first is not of the second.
  const [again] = calls;
  return nested('Utility', dice.pick(BATCHES), {
    calls: again && dice.next(6) === 0 ? [...calls, again] : calls,
  });
};

const either: Wrap = (world, dice, actor, depth) =>
  world.has('Utility', 'if_else')
    ? nested('Utility', 'if_else', {
        main: randomCall(world, dice, actor, dice.next(depth + 1)),
        fallback: randomCall(world, dice, actor, dice.next(depth + 1)),
      })
    : null;

const derivative: Wrap = (world, dice, actor, depth) => {
  const [first] = world.cast.pairs;
  if (actor !== first?.address) return null;
  const call = randomCall(world, dice, derivativeOf(first), dice.next(depth + 1));
  return nested('Utility', 'as_derivative', { index: DERIVATIVE, call });
};

/** For an account that gave the actor a right; once in a while for one that did not. */
const proxied: Wrap = (world, dice, actor, depth) => {
  const all = everyone(world.cast).filter((address) => address !== actor);
  const reals = all.filter((real) => {
    const [list] = (world.devnet.state().get('Proxy', 'Proxies', real) ?? [[]]) as [
      Array<{ delegate: string }>,
    ];
    return list.some(({ delegate }) => delegate === actor);
  });
  const real =
    reals.length > 0 && dice.next(8) > 0 ? dice.pick(reals) : dice.next(3) === 0 ? dice.pick(all) : null;
  if (real === null) return null;
  const call = randomCall(world, dice, real, dice.next(depth + 1));
  const force =
    dice.next(8) === 0 ? { type: dice.pick(['Staking', 'Any', 'Transfer']), value: undefined } : undefined;
  return nested('Proxy', 'proxy', { real: id(real), force_proxy_type: force, call });
};

const shared: Wrap = (world, dice, actor, depth) => {
  const { oneOfTwo, twoOfThree } = world.cast;
  const others = (of: Shared) => of.signatories.filter((address) => address !== actor);
  if (twoOfThree.signatories.includes(actor) && dice.next(3) > 0)
    return twoSign(world, dice, depth, others(twoOfThree));
  if (!oneOfTwo.signatories.includes(actor)) return null;
  const call = randomCall(world, dice, oneOfTwo.address, dice.next(depth + 1));
  return nested('Multisig', 'as_multi_threshold_1', { other_signatories: others(oneOfTwo), call });
};

/** Begins something for the shared account, agrees to what waits, or takes it back. */
function twoSign(world: EffectsWorld, dice: Dice, depth: number, others: string[]): Call {
  const { address, threshold } = world.cast.twoOfThree;
  const waiting = world.devnet
    .state()
    .entries('Multisig', 'Multisigs', address)
    .map(({ args, value }) => ({ hash: String(args[1]), pending: value as Pending }));
  const one = waiting.length > 0 ? dice.pick(waiting) : undefined;
  const known = one && world.asked.get(one.hash);
  if (one && dice.next(8) === 0)
    return nested('Multisig', 'cancel_as_multi', {
      threshold,
      other_signatories: others,
      timepoint: one.pending.when,
      call_hash: one.hash,
    });
  if (one && known && dice.next(4) > 0)
    return nested('Multisig', 'as_multi', {
      threshold,
      other_signatories: others,
      maybe_timepoint: dice.next(10) === 0 ? undefined : one.pending.when,
      call: known,
      max_weight: WEIGHT,
    });
  const call = randomCall(world, dice, address, dice.next(depth + 1));
  world.asked.set(toHex(blake2b(fromHex(world.hex(call)), { dkLen: 32 })), call);
  return nested('Multisig', 'as_multi', {
    threshold,
    other_signatories: others,
    maybe_timepoint: undefined,
    call,
    max_weight: WEIGHT,
  });
}

function isBatch({ type, value }: Call): boolean {
  return type === 'Utility' && BATCHES.some((name) => name === value.type);
}
