import type { MeasuredYield } from '../../core/chain/market.js';
import type { Session } from '../chain/session.js';
import { int, small } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { isNoArchive, isUntellable } from '../history/no-archive.js';
import type { PastChain } from '../history/past-chain.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';
import type { PastFacts } from '../storage/history-store.js';
import { growthOf, measured, perDay } from './growth.js';

/** A week, looked at once a day: enough epochs to even out, and one request each for all validators. */
const SAMPLES = 7;

/** Blocks at which yields are measured, newest first: fixed ones, so that the next look finds them remembered. */
export function yieldBlocks(finalized: number): number[] {
  const newest = finalized - (finalized % DAY_BLOCKS);
  const days = Array.from({ length: SAMPLES }, (_, i) => newest - i * DAY_BLOCKS);
  return [...new Set([finalized, ...days])].filter((block) => block > 0);
}

type Epoch = PastFacts['dividends'];

/**
 * What stakers of each validator of a subnet got, after its take: growth r = D / (L - D) of each sampled epoch, where D
 * is `AlphaDividendsPerSubnet` and L `TotalHotkeyAlphaLastEpoch`, which is taken after the payout. In alpha: it says
 * nothing about the price.
 */
export async function validatorYields(
  past: PastChain,
  session: Session,
  netuid: number,
  hotkeys: string[],
): Promise<Map<string, MeasuredYield>> {
  const { epochs, tempo, why } = await readEpochs(past, session, netuid, hotkeys);
  return new Map(hotkeys.map((hotkey) => [hotkey, yieldOf(hotkey, epochs, tempo, why)] as const));
}

interface Epochs {
  epochs: Array<Epoch & { block: number }>;
  tempo: number;
  why: 'too-young' | 'no-archive' | 'unavailable';
}

async function readEpochs(
  past: PastChain,
  session: Session,
  netuid: number,
  hotkeys: string[],
): Promise<Epochs> {
  const found: Epochs = { epochs: [], tempo: 0, why: 'too-young' };
  try {
    const blocks = yieldBlocks(session.finalized.number);
    await past.hashes(session, blocks);
    const { tempo, registered } = await subnetAt(past, session, netuid);
    found.tempo = tempo;
    for (const block of blocks) {
      const epoch = await epochAt(past, session, netuid, block, hotkeys);
      // No epoch is measured twice, nor any of the subnet that had this number before.
      if (epoch.step > registered && !found.epochs.some(({ step }) => step === epoch.step))
        found.epochs.push({ ...epoch, block });
    }
  } catch (error) {
    if (isNoArchive(error)) found.why = 'no-archive';
    else if (isUntellable(error)) found.why = 'unavailable';
    else throw error;
  }
  return found;
}

async function subnetAt(past: PastChain, session: Session, netuid: number) {
  const reader = await past.reader(session, session.finalized.number);
  const tempo = needStorage(reader.runtime, 'SubtensorModule', 'Tempo');
  const registered = storageItem(reader.runtime, 'SubtensorModule', 'NetworkRegisteredAt');
  const items = registered ? [tempo, registered] : [tempo];
  const values = await past.ask(() => reader.storage(items.map((item) => ({ item, args: [netuid] }))));
  return {
    tempo: small(values[0], 'tempo'),
    registered: registered ? small(values[1], 'registered at') : 0,
  };
}

/** One request for all validators; remembered where the block is one that will be looked at again. */
async function epochAt(
  past: PastChain,
  session: Session,
  netuid: number,
  block: number,
  hotkeys: string[],
): Promise<Epoch> {
  const { genesisHash } = session;
  const kept = await past.store.get('dividends', genesisHash, block, String(netuid));
  const asked = new Set(kept?.rows.map(([hotkey]) => hotkey));
  if (kept && hotkeys.every((hotkey) => asked.has(hotkey))) return kept;
  const reader = await past.reader(session, block);
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const [step, dividends, held] = [
    item('LastMechansimStepBlock'),
    item('AlphaDividendsPerSubnet'),
    item('TotalHotkeyAlphaLastEpoch'),
  ];
  const reads = hotkeys.flatMap((hotkey) => [
    { item: dividends, args: [netuid, hotkey] },
    { item: held, args: [hotkey, netuid] },
  ]);
  const [last, ...values] = await past.ask(() => reader.storage([{ item: step, args: [netuid] }, ...reads]));
  const epoch: Epoch = {
    step: small(last, 'last step'),
    rows: hotkeys.map((hotkey, i) => [
      hotkey,
      int(values[2 * i], 'dividend'),
      int(values[2 * i + 1], 'stake'),
    ]),
  };
  if (block % DAY_BLOCKS === 0) await past.store.put('dividends', genesisHash, block, epoch, String(netuid));
  return epoch;
}

function yieldOf(hotkey: string, epochs: Epochs['epochs'], tempo: number, why: Epochs['why']): MeasuredYield {
  if (epochs.length === 0 || tempo === 0) return { kind: 'not-measured', reason: why };
  const growths = epochs.flatMap(({ rows }) => {
    const [, dividend = 0n, held = 0n] = rows.find(([name]) => name === hotkey) ?? [];
    // Without stake before the payout there is nothing that could have grown.
    return held > dividend ? [growthOf(dividend, held - dividend)] : [];
  });
  const sum = growths.reduce((total, growth) => total + growth, 0n);
  if (growths.length === 0 || sum === 0n) return { kind: 'not-measured', reason: 'inactive' };
  const blocks = epochs.map(({ step }) => step);
  return measured(perDay(sum / BigInt(growths.length), periodOf(blocks, tempo)), {
    fromBlock: Math.min(...blocks) - tempo,
    toBlock: Math.max(...blocks),
    samples: growths.length,
  });
}

/** Epochs are `tempo` blocks apart, on older runtimes `tempo + 1`: what divides the distances tells which. */
export function periodOf(steps: number[], tempo: number): number {
  const first = Math.min(...steps);
  const later = steps.filter((step) => step !== first);
  const fits = (period: number) => later.every((step) => (step - first) % period === 0);
  return later.length > 0 && !fits(tempo) && fits(tempo + 1) ? tempo + 1 : tempo;
}
