import { useState } from 'react';
import { type Account, canSign } from '../../../core/accounts/types.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { Intent } from '../../../core/operations/intent.js';
import type { Route, RouteOption } from '../../../core/routes/types.js';
import { toWire } from '../../../core/wire/wire.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { asDisclosed } from '../shared/disclose.js';
import { useChosenRoute } from './chosen.js';
import { useGeneralRoutes, useRoutesAsk } from './general-routes.js';
import { isUsable, pickOption, routeKey, withOwnKey } from './pick.js';

export interface Acting {
  /**
   * `self`: its key is here, there is nothing to choose. `asking`: not known yet. `ready`: {@link option} says how. `none`:
   * nobody here may act for it.
   */
  state: 'self' | 'asking' | 'ready' | 'none' | 'error';
  /** The way in force. */
  option: RouteOption | null;
  /** What to send along; null where the account signs by itself. */
  route: Route | null;
  /** All ways, the weakest first; those that may not come last. */
  options: RouteOption[];
  error: ErrorBody | null;
  choose(option: RouteOption): void;
  again(): void;
}

/**
 * How an account acts: by itself, or by which of the ways that the chain allows now. With an intent the ways are those that
 * allow exactly that.
 */
export function useActing(account: Account, intent: Intent | null = null): Acting {
  const isSelf = canSign(account);
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  const general = useGeneralRoutes(isSelf ? null : account);
  const exact = useExactOptions(isSelf ? null : account, intent);
  const { chosen, choose } = useChosenRoute(account.accountId, networkId);
  const known = exact ?? general.options;
  // A device can sign for its account also while nobody can be asked about other ways.
  const options = isSelf || (known === null && !general.error) ? [] : withOwnKey(account, known ?? []);
  // Where none may do exactly this, the quote says why for the one that would be taken.
  const option = pickOption(options, chosen) ?? pickOption(general.options ?? [], chosen);
  const base = {
    option,
    route: option && option.route.steps.length > 0 ? asDisclosed(option.route) : null,
    options,
    error: general.error,
    choose: (wanted: RouteOption) => choose(routeKey(wanted.route)),
    again: general.again,
  };
  if (isSelf) return { ...base, state: 'self' };
  if (option) return { ...base, state: 'ready' };
  if (general.error) return { ...base, state: 'error' };
  if (general.options === null) return { ...base, state: 'asking' };
  return { ...base, state: options.some(isUsable) ? 'ready' : 'none' };
}

/** Ways that allow an intent; while a changed one of the same kind is asked for, those of the one before. */
function useExactOptions(account: Account | null, intent: Intent | null): RouteOption[] | null {
  const { engine } = useServices();
  const { ask, key } = useRoutesAsk(account);
  const asked = ask && intent ? `${key} ${JSON.stringify(toWire(intent))}` : '';
  const { value } = useAsk(asked, async () =>
    ask && intent ? engine.call('routes', { ...ask, intent }) : null,
  );
  const kind = intent ? `${key} ${intent.kind}` : '';
  const [last, setLast] = useState<{ kind: string; value: RouteOption[] } | null>(null);
  if (value && (last?.value !== value || last.kind !== kind)) setLast({ kind, value });
  if (intent === null) return null;
  return value ?? (last?.kind === kind ? last.value : null);
}
