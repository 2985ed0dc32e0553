import { WalletError } from '../../core/errors/wallet-error.js';
import type { DappMethods } from '../../protocol/dapp/index.js';
import type { DappContext, Handlers } from '../router/index.js';
import type { Phishing } from '../types.js';

type DappHandlers = Handlers<DappMethods, DappContext>;

/**
 * The pages' methods behind the list: a listed host gets the refusal that everybody gets, whatever it asks and whatever it was
 * allowed before it was listed. `dapp.site` is the relay's own question, which decides on a warning; it is answered alike in
 * every state of the wallet.
 */
export function guarded(handlers: Omit<DappHandlers, 'dapp.site'>, phishing: Phishing): DappHandlers {
  const behind = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: never, context: DappContext) => {
      if ((await phishing.check(context.origin)).listed) throw new WalletError('site/phishing');
      return handler(input, context);
    },
  ]);
  return {
    ...(Object.fromEntries(behind) as typeof handlers),
    'dapp.site': async (_, { origin }) => ({ warn: (await phishing.check(origin)).listed }),
  };
}
