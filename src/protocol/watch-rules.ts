import * as v from 'valibot';
import { isAddress } from '../core/address/index.js';
import { MAX_PLACES, MAX_RULES, type WatchRule } from '../core/watch/rules.js';
import { u16 } from './primitives.js';

const named = {
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  networkId: v.pipe(v.string(), v.regex(/^(?:finney|test|local|custom-[0-9a-f]{1,32})$/)),
  netuid: u16,
};
const hotkey = v.pipe(v.string(), v.check(isAddress, 'address'));
/** Up to 21 million TAO for one alpha: more is a slip of the hand. */
const rao = v.pipe(v.string(), v.regex(/^[1-9]\d{0,16}$/));
const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** The person's own rules for the watchtower. */
export const watchRulesSchema: v.GenericSchema<WatchRule[]> = v.pipe(
  v.array(
    v.variant('kind', [
      v.strictObject({
        ...named,
        kind: v.literal('price'),
        side: v.picklist(['above', 'below']),
        priceRao: rao,
      }),
      v.strictObject({ ...named, kind: v.literal('yield'), hotkey, belowBps: whole(99_999) }),
      v.strictObject({ ...named, kind: v.literal('validator'), hotkey }),
      v.strictObject({ ...named, kind: v.literal('closing'), places: whole(MAX_PLACES) }),
    ]),
  ),
  v.maxLength(MAX_RULES),
);
