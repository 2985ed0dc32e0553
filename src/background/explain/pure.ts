import { blake2b } from '@noble/hashes/blake2.js';
import { encodeAddress } from '../../core/address/index.js';
import { concatBytes, type DecodedCall, uintBytes } from '../../core/chain/light/index.js';
import { accountIdArg, addressArg, argOf, uintArg } from './arguments.js';
import { depositOf, PROXIES, UNKNOWN } from './deposits.js';
import { risk, taoLine } from './lines.js';
import { endOfRights } from './proxy.js';
import { type Deed, MAY_NOT, nameParam, worded } from './worded.js';

const PREFIX = new TextEncoder().encode('modlpy/proxy____');

/** `create_pure`: a new account without a key, whose only way in is the account that makes it. */
export const planCreatePure = worded(({ actor }, { light }) => ({
  outcome() {
    const rao = depositOf(light, 'ProxyDeposit', 1);
    return {
      ...(rao === null ? UNKNOWN : { effects: [taoLine('reserve', 'exactly', rao, actor)] }),
      risks: [risk('keyless-account', 'note')],
    };
  },
}));

/** `kill_pure`: ends such an account with all that is left in it; its deposit goes back to whoever made it. */
export const planKillPure = worded(
  ({ call, actor }): Deed => ({
    asks: [PROXIES],
    outcome(view) {
      // Proven by the address: it says by whom, when and as what the account was made.
      // Not proven is not harmless: a runtime may derive such addresses otherwise one day.
      if (pureAddress(call) !== actor)
        return {
          ...MAY_NOT,
          risks: [risk('destroys-value', 'danger', nameParam(call)), ...(MAY_NOT.risks ?? [])],
        };
      const ended = endOfRights(view, actor, addressArg(call, 'spawner'));
      return {
        effects: ended ?? [],
        risks: [risk('destroys-value', 'danger', nameParam(call))],
        certainty: ended === null ? 'unknown' : 'exact',
        state: [`proxies ${actor}`],
      };
    },
  }),
);

/** Address of the keyless account that a `kill_pure` names (`opentensor/subtensor pallets/proxy/src/lib.rs`, pure_account). */
function pureAddress(call: DecodedCall): string {
  const { value: type } = argOf(call, 'proxy_type');
  const birth = [
    PREFIX,
    accountIdArg(call, 'spawner'),
    uintBytes(uintArg(call, 'height'), 4),
    uintBytes(uintArg(call, 'ext_index'), 4),
    uintBytes(type.kind === 'variant' ? BigInt(type.index) : 0n, 1),
    uintBytes(uintArg(call, 'index'), 2),
  ];
  return encodeAddress(blake2b(concatBytes(birth), { dkLen: 32 }));
}
