import type { CrossCheck } from '../../core/chain/endpoints.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { EngineCalls } from '../../protocol/engine/index.js';
import type { EngineHost } from '../types.js';

/** Nobody waits longer for a second opinion: without one the wallet says that it has none. */
export const OPINION_MS = 3_000;
/** What the engine takes in one question. */
const MAX_NETUIDS = 16;
/** Each question is a connection to another node; what does not fit was not compared, and that is said. */
const MAX_QUESTIONS = 4;

type Question = EngineCalls['crossCheck']['in'];

/** What is to be compared before a signature. */
export interface Comparison {
  questions: Question[];
  /** False when there is more to compare than is asked. */
  complete: boolean;
}

/** What the nodes said, over all questions. */
export interface Opinion {
  state: CrossCheck['state'];
  /** Oldest block at which they were compared; null without a second node. */
  block: number | null;
  prices: boolean;
  differences: string[];
  sources: string[];
}

const NOBODY: Opinion = { state: 'single', block: null, prices: false, differences: [], sources: [] };

/** Balance and nonce of every account, each subnet's price once, and the shield's key where it is asked for. */
export function comparisonOf(
  addresses: readonly string[],
  netuids: readonly number[],
  hasShieldKey = false,
): Comparison {
  const [first] = addresses;
  if (first === undefined) return { questions: [], complete: false };
  const questions: Question[] = addresses.map((address) => ({ address, netuids: [] }));
  questions[0] = {
    address: first,
    netuids: netuids.slice(0, MAX_NETUIDS),
    ...(hasShieldKey && { shieldKey: true }),
  };
  for (let from = MAX_NETUIDS; from < netuids.length; from += MAX_NETUIDS)
    questions.push({ address: first, netuids: netuids.slice(from, from + MAX_NETUIDS) });
  return { questions: questions.slice(0, MAX_QUESTIONS), complete: questions.length <= MAX_QUESTIONS };
}

/** Asks all of it at once; never fails, and is over within {@link OPINION_MS}. A dispute heard by then is one. */
export async function askForOpinion(
  engine: Pick<EngineHost, 'ask'>,
  pause: (ms: number) => Promise<void>,
  { questions, complete }: Comparison,
): Promise<Opinion> {
  const late = pause(OPINION_MS).then(() => NOBODY);
  const asking = questions.map((question) =>
    // An engine that cannot be reached, or has no connection, has no second opinion either.
    Promise.race([
      engine
        .ask('crossCheck', question)
        .then(asOpinion(question))
        .catch(() => NOBODY),
      late,
    ]),
  );
  return join(await Promise.all(asking), complete);
}

/** @throws WalletError chain/disputed `{what, sources}`: what differs and the hosts that were asked */
export function refuseDispute({ state, differences, sources }: Opinion): void {
  if (state !== 'disputed') return;
  throw new WalletError('chain/disputed', {
    what: differences.join(', '),
    sources: sources.map(hostOf).join(', '),
  });
}

function asOpinion({ netuids }: Question): (found: CrossCheck) => Opinion {
  return ({ state, block, differences, sources }) => ({
    state,
    block: block.number,
    prices: netuids.length > 0,
    differences,
    sources,
  });
}

function join(opinions: readonly Opinion[], complete: boolean): Opinion {
  const disputes = opinions.filter(({ state }) => state === 'disputed');
  const said = disputes.length > 0 ? disputes : opinions;
  const isAgreed = complete && said.length > 0 && said.every(({ state }) => state === 'agreed');
  const blocks = said.flatMap(({ block }) => block ?? []);
  return {
    state: disputes.length > 0 ? 'disputed' : isAgreed ? 'agreed' : 'single',
    block: blocks.length > 0 ? Math.min(...blocks) : null,
    prices: said.some(({ prices }) => prices),
    differences: [...new Set(said.flatMap(({ differences }) => differences))],
    sources: [...new Set(said.flatMap(({ sources }) => sources))],
  };
}

/** A node's path may hold the person's key for it: only the host is told. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
