import type { ApprovalView } from '../../protocol/ui/approvals.js';
import type { Clock, EngineHost } from '../types.js';
import { askForOpinion, type Comparison, type Opinion, refuseDispute } from './second-opinion.js';

/** How long an opinion stands. */
const FRESH_MS = 60_000;
/** Blocks by which the view may have moved on since the question. */
const FRESH_BLOCKS = 10;
/** More than wait at any time; what is forgotten is only explained and asked again. */
const MAX_REMEMBERED = 32;

export type ExtrinsicView = Extract<ApprovalView, { kind: 'extrinsic' }>;

/** What a view found out: the bytes it is of, and what there is to compare (null: nothing). */
export interface Finding {
  payloadHash: string;
  atBlock: number | null;
  comparison: Comparison | null;
}

/** Second nodes' opinions about what waits to be signed, by approval. In memory only: a restarted worker asks again. */
export interface SecondOpinions {
  /** Notes what was shown and starts the question, if there is one and no fresh answer; nothing is waited for. */
  note(id: string, finding: Finding): void;
  /** The view with what is known by now; it is remembered for {@link settled}. */
  complete(id: string, view: ExtrinsicView): ExtrinsicView;
  /** The last view of an approval, when the opinion is in; null when it is not remembered. */
  settled(id: string): Promise<ExtrinsicView | null>;
  /** Whether these bytes were noted since the worker started. */
  isNoted(id: string, payloadHash: string): boolean;
  /**
   * Waits for the opinion before a signature; asks again when it is old. Once disputed, each try asks anew and only
   * agreement settles it: a node that has fallen silent has not agreed.
   * @throws WalletError chain/disputed
   */
  require(id: string, payloadHash: string, atBlock: number | null): Promise<void>;
  forget(id: string): void;
}

interface Entry {
  payloadHash: string;
  comparison: Comparison | null;
  asked: { what: string; atMs: number; atBlock: number | null; answer: Promise<Opinion> } | null;
  known: Opinion | null;
  view: ExtrinsicView | null;
}

export function createSecondOpinions(
  engine: Pick<EngineHost, 'ask'>,
  clock: Clock,
  pause: (ms: number) => Promise<void>,
): SecondOpinions {
  const entries = new Map<string, Entry>();

  const isFresh = ({ asked, comparison }: Entry, atBlock: number | null): boolean =>
    asked !== null &&
    asked.what === JSON.stringify(comparison) &&
    clock.nowMs() - asked.atMs <= FRESH_MS &&
    (atBlock === null || asked.atBlock === null || atBlock - asked.atBlock <= FRESH_BLOCKS);

  const ask = (entry: Entry, comparison: Comparison, atBlock: number | null): Promise<Opinion> => {
    const dispute = entry.known?.state === 'disputed' ? entry.known : null;
    const answer = askForOpinion(engine, pause, comparison).then((opinion) => {
      const standing = opinion.state === 'single' ? (dispute ?? opinion) : opinion;
      if (entry.asked?.answer === answer) entry.known = standing;
      return standing;
    });
    entry.asked = { what: JSON.stringify(comparison), atMs: clock.nowMs(), atBlock, answer };
    entry.known = dispute;
    return answer;
  };

  return {
    note(id, { payloadHash, atBlock, comparison }) {
      const known = entries.get(id);
      const same = known?.payloadHash === payloadHash ? known : null;
      // What was worth comparing stays so: a node that now shows a larger balance makes the amount no smaller.
      const wanted = comparison ?? same?.comparison ?? null;
      const entry = same ?? { payloadHash, comparison: null, asked: null, known: null, view: null };
      entry.comparison = wanted;
      entries.delete(id);
      entries.set(id, entry);
      for (const oldest of entries.keys()) if (entries.size > MAX_REMEMBERED) entries.delete(oldest);
      if (wanted && !isFresh(entry, atBlock)) void ask(entry, wanted, atBlock);
    },
    complete(id, view) {
      const entry = entries.get(id);
      if (!entry) return view;
      entry.view = view;
      return withOpinion(view, entry);
    },
    async settled(id) {
      const entry = entries.get(id);
      if (!entry?.view) return null;
      await entry.asked?.answer;
      return withOpinion(entry.view, entry);
    },
    isNoted: (id, payloadHash) => entries.get(id)?.payloadHash === payloadHash,
    async require(id, payloadHash, atBlock) {
      const entry = entries.get(id);
      if (entry?.payloadHash !== payloadHash || !entry.comparison) return;
      const isUsable = isFresh(entry, atBlock) && entry.known?.state !== 'disputed';
      const opinion =
        isUsable && entry.asked ? await entry.asked.answer : await ask(entry, entry.comparison, atBlock);
      refuseDispute(opinion);
    },
    forget(id) {
      entries.delete(id);
    },
  };
}

function withOpinion(view: ExtrinsicView, { comparison, known }: Entry): ExtrinsicView {
  if (!comparison) return view;
  const comparedAt =
    known?.state === 'agreed' && known.block !== null ? { block: known.block, prices: known.prices } : null;
  return { ...view, secondOpinion: known?.state ?? 'asking', comparedAt };
}
