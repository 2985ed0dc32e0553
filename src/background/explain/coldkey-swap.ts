import { blake2b } from '@noble/hashes/blake2.js';
import type { Effect, Risk } from '../../core/explain/types.js';
import type { ExtraAnswer } from '../../protocol/engine/index.js';
import { toHex } from '../signing/index.js';
import { accountIdArg, addressArg } from './arguments.js';
import { UNKNOWN } from './deposits.js';
import type { FactView } from './fact-view.js';
import { line, risk, taoLine } from './lines.js';
import { WEALTH, wealthOf } from './proxy.js';
import { leavingRao } from './transfer.js';
import { type Deed, fails, nameParam, worded } from './worded.js';

type Swap = Extract<ExtraAnswer, { kind: 'coldkey-swap' }>;
const SWAP = { kind: 'coldkey-swap' } as const;

/**
 * `announce_coldkey_swap`: begins to hand the account over, and locks it meanwhile. Another one in its place costs nothing, and
 * must wait longer than carrying the first one out (`opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs`).
 */
export const planAnnounceSwap = worded(
  ({ call, actor }): Deed => ({
    asks: [SWAP],
    outcome(view) {
      const control = risk('account-control', 'danger', nameParam(call));
      const now = view.answer(SWAP);
      if (now === null) return { ...UNKNOWN, risks: [control] };
      const hindered = now.announced ? hindrance(now, view, { waits: now.againBlocks }) : [];
      if (hindered.length > 0) return { risks: [control, ...hindered] };
      const rao = now.announced ? 0n : now.costRao;
      return {
        effects: rao ? [taoLine('pay', 'exactly', rao, actor)] : [],
        facts:
          now.delayBlocks === null
            ? []
            : [{ code: 'delay', value: { t: 'blocks', count: BigInt(now.delayBlocks) } }],
        risks: rao ? [control, risk('burns-cost', 'note', { cost: { t: 'tao', rao } })] : [control],
        certainty: rao === null ? 'unknown' : 'exact',
      };
    },
  }),
);

/** `swap_coldkey_announced`: all that can move moves to the other key; deposits and rights over the account stay. */
export const planSwapColdkey = worded(({ call, actor }, { signer }): Deed => {
  const next = addressArg(call, 'new_coldkey');
  const hash = toHex(blake2b(accountIdArg(call, 'new_coldkey'), { dkLen: 32 }));
  return {
    asks: [SWAP, WEALTH],
    outcome(view) {
      const control = risk('account-control', 'danger', nameParam(call));
      const now = view.answer(SWAP);
      const hindered = now ? hindrance(now, view, { hash }) : [];
      if (hindered.length > 0) return { risks: [control, ...hindered] };
      const rao = leavingRao(view, false, actor === signer);
      const all: Array<Omit<Effect, 'kind' | 'account'>> = (view.positions ?? []).map((row) => ({
        bound: 'expected',
        value: view.alphaParam(row.netuid, row.alphaBase),
        hotkey: row.hotkey,
      }));
      if (rao !== null) all.push({ bound: 'expected', value: { t: 'tao', rao } });
      const move = (kind: Effect['kind'], account: string) =>
        all.map(({ bound, value, hotkey }) => line(kind, bound, value, account, hotkey));
      return {
        effects: [...move('pay', actor), ...(view.isOwn(next) ? move('receive', next) : [])],
        facts: [{ code: 'can-take', value: wealthOf(view) }],
        risks: [control],
        certainty: now === null || rao === null || view.positions === null ? 'unknown' : 'simulated',
      };
    },
  };
});

/** `dispute_coldkey_swap`: freezes the account for everybody. */
export const planDisputeSwap = planEnd('danger', 'dispute');
/** `clear_coldkey_swap_announcement`: the account stays with its key, once the waiting time for another one is over. */
export const planClearSwap = planEnd('note', 'clear');

function planEnd(level: 'danger' | 'note', why: 'dispute' | 'clear') {
  const text = { t: 'text', text: why } as const;
  return worded(
    ({ call }): Deed => ({
      asks: [SWAP],
      outcome(view) {
        const now = view.answer(SWAP);
        const hindered = now ? hindrance(now, why === 'clear' ? view : null, { waits: now.againBlocks }) : [];
        return { risks: [risk('coldkey-swap', level, { ...nameParam(call), why: text }), ...hindered] };
      },
    }),
  );
}

/**
 * Why an announced swap cannot be acted on in the next block, as far as that is certain. `hash` is the key it is for, `waits`
 * the blocks after its own from which that is possible; without a `view` it is possible at any time.
 */
function hindrance(
  { announced, disputed }: Swap,
  view: Pick<FactView, 'block'> | null,
  { hash = announced?.hash, waits = 0 }: { hash?: string | undefined; waits?: number | null },
): Risk[] {
  if (disputed) return fails('disputed').risks;
  if (announced === null || announced.hash !== hash) return fails('nothing').risks;
  const block = view?.block ?? null;
  return block !== null && block + 1 < announced.atBlock + (waits ?? 0) ? fails('not-yet').risks : [];
}
