import { WalletError } from '../../core/errors/wallet-error.js';
import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { RequestDeps } from './deps.js';
import { requireShareable } from './shared-accounts.js';

type Own = Extract<keyof UiMethods, `${'sites' | 'phishing'}.${string}` | 'approvals.rejectAll'>;

/** What our own pages may do about sites. */
export function createSiteHandlers({
  permissions,
  approvals,
  wallet,
  phishing,
  engine,
}: RequestDeps): Pick<Handlers<UiMethods, UiCaller>, Own> {
  /** It learns nothing of it: what it had asked ends as if the person had said no. */
  const block = async (origin: string): Promise<number> => {
    await permissions.block(origin);
    return approvals.rejectAll(origin);
  };
  return {
    'approvals.rejectAll': async (input) => {
      if (!input.block) return { rejected: await approvals.rejectAll(input.origin) };
      // Every site that happens to wait is nobody a person meant.
      if (input.origin === null) throw new WalletError('invalid-message');
      return { rejected: await block(input.origin) };
    },
    'sites.list': async () => ({ sites: await permissions.list(), blocked: await permissions.blocked() }),
    'sites.revoke': async ({ origin }) => {
      await permissions.revoke(origin);
      return null;
    },
    'sites.change': async ({ origin, accountIds, term }) => {
      if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
      await requireShareable({ wallet, engine }, accountIds);
      await permissions.change(origin, accountIds, term ?? null);
      return null;
    },
    'sites.block': async ({ origin }) => {
      await block(origin);
      return null;
    },
    'sites.unblock': async ({ origin }) => {
      await permissions.unblock(origin);
      return null;
    },
    'phishing.status': () => phishing.status(),
    'phishing.change': (input) => phishing.change(input),
  };
}
