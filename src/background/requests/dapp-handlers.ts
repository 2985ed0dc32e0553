import type { Account } from '../../core/accounts/types.js';
import { accountIdHex, decodeAnyPrefix } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { DappMethods } from '../../protocol/dapp/index.js';
import type { DappContext, Handlers } from '../router/index.js';
import { awaitOutcome } from './await-outcome.js';
import type { RequestDeps } from './deps.js';
import { asStored } from './on-behalf.js';
import { isShareable, sharedAccounts } from './shared-accounts.js';

/** What the pages' methods do. Every refusal here reaches the page as the same words after the same time. */
export function createDappHandlers(deps: RequestDeps): Omit<Handlers<DappMethods, DappContext>, 'dapp.site'> {
  const { permissions, approvals, wallet } = deps;

  /** A prompt needs a vault. Asking also lets a lock whose time has come happen before the request is stored, not after. */
  const requireVault = async (): Promise<void> => {
    await wallet.isUnlocked();
    const { vault } = await wallet.status();
    if (vault !== 'locked' && vault !== 'unlocked') throw new WalletError('vault/empty');
  };
  /** The account a page names, if it was shared with this very origin. */
  const requireAccount = async (origin: string, address: string): Promise<Account> => {
    const accountId = accountIdHex(decodeAnyPrefix(address).accountId);
    await permissions.require(origin, accountId);
    const own = await wallet.accounts();
    const account = own.find((one) => one.accountId === accountId);
    if (!account || !isShareable(account)) throw new WalletError('keys/unknown-account');
    return account;
  };
  const requireSite = async (origin: string): Promise<void> => {
    if (!(await permissions.get(origin))) throw new WalletError('site/not-connected');
  };

  return {
    async 'dapp.enable'({ appName }, context) {
      if (await permissions.get(context.origin)) {
        await permissions.touch(context.origin, false);
      } else {
        await requireVault();
        if ((await permissions.blocked()).includes(context.origin)) throw new WalletError('site/blocked');
        await awaitOutcome(approvals, { kind: 'connect', appName }, context);
      }
      await deps.pages.remember(context);
      return { enabled: true };
    },
    async 'dapp.accounts'(_, context) {
      await requireSite(context.origin);
      await deps.pages.remember(context);
      return { accounts: await sharedAccounts(permissions, wallet, context.origin) };
    },
    async 'dapp.knownMetadata'(_, context) {
      await requireSite(context.origin);
      return { known: await deps.metadata.known() };
    },
    async 'dapp.signPayload'(payload, context) {
      const account = await requireAccount(context.origin, payload.address);
      await requireVault();
      const request = asStored(await deps.explainer.fromSignerPayload(payload, account.accountId), account);
      const signed = await awaitOutcome(approvals, { kind: 'extrinsic', request }, context);
      return signed as { signature: string; signedTransaction: string | null };
    },
    async 'dapp.signRaw'({ address, data }, context) {
      const { accountId } = await requireAccount(context.origin, address);
      await requireVault();
      const signed = await awaitOutcome(
        approvals,
        { kind: 'message', accountId, address: address, data },
        context,
      );
      return signed as { signature: string };
    },
  };
}
