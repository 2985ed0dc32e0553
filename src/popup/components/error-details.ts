import type { ErrorContext } from '../../core/errors/wallet-error.js';

/** What a person may hand on so that somebody can look into a failure; null and undefined are left out. */
export interface ErrorAbout {
  code: string;
  chainError?: string | null | undefined;
  /** Public hash of the transaction. */
  txHash?: string | undefined;
  block?: { number: number; hash: string } | null | undefined;
  context?: ErrorContext;
}

/** The program and the chain it looked at. */
interface ErrorWorld {
  version: string;
  network: string | null;
  specVersion: number | null;
  bestBlock: number | null;
  nowMs: number;
}

/** Parts of a context that say what failed and never whose it is: no address, no name, no amount. */
const TOLD = ['reason', 'why', 'what', 'part', 'step', 'field', 'method', 'feature', 'kind', 'netuid'];
const WORD = /^[\w.:/ -]{1,60}$/;
/** Longer runs of letters and digits are addresses, keys or hashes. */
const LONG = /[0-9A-Za-z]{40,}/;

/**
 * The particulars of a failure as lines of text, the same in every language: those who read them look for codes. Holds no key,
 * address, name or amount; of hashes only those that are public.
 */
export function errorDetails(about: ErrorAbout, world: ErrorWorld): string {
  const { code, chainError, txHash, block, context = {} } = about;
  const told = TOLD.flatMap((name) => {
    const value = String(context[name] ?? '');
    return WORD.test(value) && !LONG.test(value) ? [`${name}=${value}`] : [];
  });
  const { network, specVersion, bestBlock } = world;
  const lines: Array<[string, string | number | null | undefined]> = [
    ['Kelvin', world.version],
    ['Code', code],
    ['Chain error', chainError ?? chainErrorOf(code, context)],
    ['About', told.join(', ')],
    ['Transaction', txHash],
    ['Block', block ? `${block.number} ${block.hash}` : bestBlock],
    ['Network', network],
    ['Runtime', specVersion],
    ['Time', new Date(world.nowMs).toISOString()],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Only what the chain refused names a pallet and an error of it: elsewhere a name may be a person's. */
function chainErrorOf(code: string, { pallet, name }: ErrorContext): string | null {
  if (code !== 'chain/rejected' || typeof name !== 'string' || !WORD.test(name)) return null;
  return typeof pallet === 'string' && WORD.test(pallet) ? `${pallet}.${name}` : name;
}
