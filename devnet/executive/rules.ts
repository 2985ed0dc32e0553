import type { RuntimeCodec } from '../types.js';

/** Which of the chain's changing rules a runtime follows. */
export interface Rules {
  /** Root rewards are funds of the validators ("baskets"), and the rules of amounts that came with them hold. */
  baskets: boolean;
  /** Smallest value in rao that a transfer of stake, or a move within one subnet, may have. */
  minTransfer: bigint;
  /** Fees are burned instead of paid to the author. */
  recyclesFees: boolean;
  /** Fees are about half of what they were. */
  halvesFees: boolean;
  /** Proxy types know basket trades and are narrower. */
  narrowProxies: boolean;
}

const PALLET = 'SubtensorModule';
/** Metadata does not show what becomes of fees or what they are: the specs from which the chain changed it. */
const [RECYCLES_FEES_FROM, HALVES_FEES_FROM] = [445, 467];
const MIN_MOVE = 2_000_000n;
const known = new WeakMap<RuntimeCodec, Rules>();

/** Reads the rules off names in the metadata; where these do not tell, off the spec version. */
export function rulesOf(codec: RuntimeCodec): Rules {
  const rules = known.get(codec) ?? read(codec);
  known.set(codec, rules);
  return rules;
}

function read(codec: RuntimeCodec): Rules {
  const minTransfer = codec.constant(PALLET, 'InitialMinTransfer') as bigint | number | undefined;
  return {
    baskets: codec.hasCall(PALLET, 'claim_root_with_hotkey'),
    minTransfer: minTransfer === undefined ? MIN_MOVE : BigInt(minTransfer),
    recyclesFees: codec.specVersion >= RECYCLES_FEES_FROM,
    halvesFees: codec.specVersion >= HALVES_FEES_FROM,
    narrowProxies: codec.hasCall(PALLET, 'swap_basket'),
  };
}
