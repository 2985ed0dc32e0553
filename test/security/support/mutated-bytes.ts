import { encodeValue, type LightMetadata } from '../../../src/core/chain/light/index.js';
import { possibleCalls, randomCall } from '../../support/random-value.js';
import { pick, type Random } from './fuzz-values.js';

/** Good calls of a runtime with random arguments, several of each. */
export function goodCalls(light: LightMetadata, random: Random, each = 4): Uint8Array[] {
  return possibleCalls(light).flatMap(([pallet, call]) =>
    Array.from({ length: each }, () =>
      encodeValue(light.registry, randomCall(light.registry, pallet, call, random)),
    ),
  );
}

/** A good call with something done to its bytes, or bytes out of nothing. */
export function mutatedCall(calls: readonly Uint8Array[], random: Random): Uint8Array {
  const call = pick(random, calls);
  const at = (bytes: Uint8Array) => Math.floor(random() * (bytes.length + 1));
  switch (Math.floor(random() * 8)) {
    case 0:
      return noise(random, Math.floor(random() * 64));
    case 1:
      return call.slice(0, at(call));
    case 2: {
      const place = at(call);
      return joined(call.slice(0, place), noise(random, 1 + Math.floor(random() * 3)), call.slice(place));
    }
    case 3: {
      const other = pick(random, calls);
      return joined(call.slice(0, at(call)), other.slice(at(other)));
    }
    case 4:
      // One call within another's bytes, where it may take the place of an argument.
      return joined(call.slice(0, 2), pick(random, calls));
    case 5:
      return joined(call, noise(random, 1 + Math.floor(random() * 2)));
    default: {
      const flipped = call.slice();
      for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips -= 1) {
        const place = Math.floor(random() * flipped.length);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      return flipped;
    }
  }
}

function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
