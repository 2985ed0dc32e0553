import { useCallback, useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { type Account, canApprove, canSign } from '../../../core/accounts/types.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { RouteOption } from '../../../core/routes/types.js';
import type { RoutesAsk } from '../../../protocol/engine/routes.js';
import { type EngineDoor, useServices } from '../../app/services.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { rightsKey } from './rights-key.js';

/** Rights change by transactions and not often: an answer this young is not asked for again by the next screen. */
const FRESH_MS = 30_000;

interface Answer {
  options: RouteOption[] | null;
  error: ErrorBody | null;
  askedAtMs: number;
  /** {@link rightsKey} when it was asked. */
  rights: string;
}

/** Answers by question; forgotten with the page. */
const useAnswers = create<Record<string, Answer>>(() => ({}));

const NO_ACCOUNTS: readonly Account[] = [];

/** Forgets every answer. A right given or taken needs no such thing: answers from before it are asked for again. */
export function forgetRoutes(): void {
  useAnswers.setState({}, true);
}

/** Who in this wallet could stand behind a signature: keys, devices, and shared accounts whose members are known. */
export function signersOf(accounts: readonly Account[]): Pick<RoutesAsk, 'signers' | 'multisigs'> {
  return {
    signers: accounts
      .filter(canApprove)
      .map((account) => ({ address: account.address, kind: canSign(account) ? 'key' : 'device' })),
    multisigs: accounts.flatMap(({ address, custody }) =>
      custody?.kind === 'multisig'
        ? [{ address, signatories: custody.signatories, threshold: custody.threshold }]
        : [],
    ),
  };
}

/** The question for an account, and its text to know the answer by. */
export function useRoutesAsk(account: Account | null): Question {
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  return useMemo(() => questionOf(account, accounts, networkId), [account, accounts, networkId]);
}

interface Question {
  ask: RoutesAsk | null;
  key: string;
}

function questionOf(account: Account | null, accounts: readonly Account[], networkId: string): Question {
  if (!account) return { ask: null, key: '' };
  const ask: RoutesAsk = { actor: account.address, ...signersOf(accounts), intent: null, callHex: null };
  return { ask, key: JSON.stringify([networkId, ask]) };
}

/** More watched addresses than this are not asked about at once: each is a question of its own to the chain. */
const MOST_ASKED = 24;

/** Ids of the watched accounts for which somebody here may act, as far as that is known by now. */
export function useActors(accounts: readonly Account[]): ReadonlySet<string> {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  const questions = useMemo(
    () =>
      accounts
        .filter((one) => one.role === 'coldkey' && !canApprove(one) && !one.custody)
        .slice(0, MOST_ASKED)
        .map((one) => ({ accountId: one.accountId, ...questionOf(one, accounts, networkId) })),
    [accounts, networkId],
  );
  const rights = useChainStore((s) => rightsKey(s.activity));
  useEffect(() => {
    for (const { ask, key } of questions) if (ask) askOnce(engine, ask, key, { rights, force: false });
  }, [engine, questions, rights]);
  const answers = useAnswers();
  return new Set(questions.filter(({ key }) => hasWay(answers[key])).map(({ accountId }) => accountId));
}

function hasWay(answer: Answer | undefined): boolean {
  return answer?.options?.some(({ may }) => may !== 'no') ?? false;
}

/** Asks, unless a young answer is there or on its way and no right was given or taken since. */
function askOnce(
  engine: EngineDoor,
  ask: RoutesAsk,
  key: string,
  { rights, force }: { rights: string; force: boolean },
): void {
  const known = useAnswers.getState()[key];
  const isKnown = known && known.rights === rights && (known.error === null || known.options !== null);
  if (!force && isKnown && Date.now() - known.askedAtMs < FRESH_MS) return;
  const put = (patch: Partial<Answer>): void =>
    useAnswers.setState((all) => ({
      [key]: { options: all[key]?.options ?? null, error: null, askedAtMs: Date.now(), rights, ...patch },
    }));
  put({});
  // An answer to the question from before a change must not stand for the one after it.
  const isAwaited = (): boolean => (useAnswers.getState()[key]?.rights ?? rights) === rights;
  engine.call('routes', ask).then(
    (options) => (isAwaited() ? put({ options }) : undefined),
    (error: unknown) => (isAwaited() ? put({ error: toErrorBody(error) }) : undefined),
  );
}

export interface GeneralRoutes {
  /** Null while they are not known. */
  options: RouteOption[] | null;
  error: ErrorBody | null;
  again(): void;
}

/** Ways in which an account can act at all, whatever it is to do; nothing is asked for null. */
export function useGeneralRoutes(account: Account | null): GeneralRoutes {
  const { engine } = useServices();
  const { ask, key } = useRoutesAsk(account);
  const answer = useAnswers((s) => s[key]);
  const rights = useChainStore((s) => rightsKey(s.activity));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything the question depends on
  const run = useCallback(
    (force: boolean) => {
      if (key !== '' && ask) askOnce(engine, ask, key, { rights, force });
    },
    [engine, key, rights],
  );
  useEffect(() => {
    run(false);
  }, [run]);
  const again = useCallback(() => run(true), [run]);
  return { options: answer?.options ?? null, error: answer?.error ?? null, again };
}

/** What is known already of an account's ways to act; asks nothing, for lists of many accounts. */
export function useMayAct(account: Account): boolean {
  const { key } = useRoutesAsk(canApprove(account) ? null : account);
  return useAnswers((s) => hasWay(s[key]));
}
