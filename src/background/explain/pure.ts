import { pureAddress } from '../../core/address/derived.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import { accountIdArg, addressArg, argOf, uintArg } from './arguments.js';
import { depositOf, PROXIES, UNKNOWN } from './deposits.js';
import { risk, taoLine } from './lines.js';
import { endOfRights } from './proxy.js';
import { type Deed, MAY_NOT, nameParam, worded } from './worded.js';

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
      if (namedAddress(call) !== actor)
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

/** Address of the keyless account that a `kill_pure` names. */
function namedAddress(call: DecodedCall): string {
  const { value: type } = argOf(call, 'proxy_type');
  return pureAddress({
    spawner: accountIdArg(call, 'spawner'),
    height: uintArg(call, 'height'),
    extIndex: uintArg(call, 'ext_index'),
    proxyType: type.kind === 'variant' ? type.index : 0,
    index: uintArg(call, 'index'),
  });
}
