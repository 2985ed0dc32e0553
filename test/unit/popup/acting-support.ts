import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import type { Route, RouteOption } from '../../../src/core/routes/types.js';
import { forgetChosenRoutes } from '../../../src/popup/features/acting/chosen.js';
import { forgetRoutes } from '../../../src/popup/features/acting/general-routes.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { account, hashOf, status } from './support.js';

const of = (digit: string, name: string, patch: Partial<Account>): Account => ({
  ...account,
  accountId: hashOf(digit),
  address: addressOf(hashOf(digit)),
  name,
  ...patch,
});

/** A coldkey that is only watched here. */
export const COLD = of('e', 'Cold', { source: null, cryptoType: null });
/** Keys of this wallet that have rights over it. */
export const HOT = of('b', 'Hot', {});
export const LEDGER = of('d', 'Vault coldkey', {
  source: null,
  cryptoType: 'ed25519',
  custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 0 },
});
export const PHONE = of('c', 'Paper', { source: null, cryptoType: 'sr25519', custody: { kind: 'vault' } });
export const MULTI = of('9', 'Treasury', {
  source: null,
  cryptoType: null,
  custody: { kind: 'multisig', signatories: [HOT.address, LEDGER.address, COLD.address], threshold: 2 },
});

export const option = (route: Route, patch: Partial<RouteOption> = {}): RouteOption => ({
  route,
  may: 'yes',
  reason: null,
  delayBlocks: 0,
  moreApprovals: 0,
  power: 1,
  ...patch,
});

export const byProxy = (type: string, patch: Partial<RouteOption> = {}, signer = HOT): RouteOption =>
  option({ signer: signer.address, steps: [{ kind: 'proxy', real: COLD.address, proxyType: type }] }, patch);

export const byAnnouncing = (type: string, delayBlocks: number): RouteOption =>
  option(
    {
      signer: HOT.address,
      steps: [{ kind: 'announce', real: COLD.address, proxyType: type, delayBlocks }],
    },
    { delayBlocks },
  );

export const byMember = (patch: Partial<RouteOption> = {}): RouteOption =>
  option(
    {
      signer: HOT.address,
      steps: [
        {
          kind: 'multisig',
          account: MULTI.address,
          threshold: 2,
          others: [LEDGER.address, COLD.address],
          disclose: true,
        },
      ],
    },
    { moreApprovals: 1, ...patch },
  );

/** An open wallet of these accounts; the first is shown. */
export function haveAccounts(...accounts: Account[]): void {
  forgetRoutes();
  forgetChosenRoutes();
  useWalletStore.setState({
    status: status({ accounts, activeAccountId: accounts[0]?.accountId ?? null }),
  });
}
