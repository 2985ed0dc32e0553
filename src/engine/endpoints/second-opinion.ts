import { WalletError } from '../../core/errors/wallet-error.js';
import { BlockReader, type StorageRead } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { readBlockNumber } from '../chain/headers.js';
import { readRuntimeVersion } from '../chain/runtime-version.js';
import type { Session } from '../chain/session.js';
import { RpcError } from '../chain/socket.js';
import { storageItem } from '../chain/storage-items.js';
import { readPrices } from '../market/prices.js';
import { accountReads, readAccount } from '../portfolio/balances.js';

/** Further back a node that is no archive may have forgotten the state. */
const REACHABLE_BLOCKS = 200;
/** What a price is made of, by the runtimes' names; those that a runtime lacks are left out. */
const RESERVES = [
  ['SubtensorModule', 'SubnetTAO'],
  ['SubtensorModule', 'SubnetAlphaIn'],
  ['Swap', 'SwapBalancer'],
] as const;

interface Ask {
  address: string;
  netuids: readonly number[];
  shieldKey?: true;
}
interface Block {
  number: number;
  hash: string;
}

/**
 * The newest block that is final for both nodes; `'disputed'` when they name different ones of that number, null when
 * they are too far apart to be compared.
 */
export async function commonBlock(ours: Session, theirs: Session): Promise<Block | 'disputed' | null> {
  const head = await theirs.socket.request('chain_getFinalizedHead', []);
  const number = readBlockNumber(await theirs.socket.request('chain_getHeader', [head]));
  if (typeof head !== 'string' || Math.abs(number - ours.finalized.number) > REACHABLE_BLOCKS) return null;
  const { finalized } = ours;
  const common = Math.min(number, finalized.number);
  const [here, there] = await Promise.all([
    common === finalized.number ? finalized.hash : hashOf(ours, common),
    common === number ? head : hashOf(theirs, common),
  ]);
  return here === there ? { number: common, hash: here } : 'disputed';
}

/** What the two say differently about the same block, in words of the wallet. @throws WalletError chain/bad-answer … */
export async function compareAt(ours: Session, theirs: Session, block: Block, ask: Ask): Promise<string[]> {
  const [here, there] = await Promise.all([specAt(ours, block), specAt(theirs, block)]);
  if (here !== there) return ['spec-version'];
  // Around an upgrade the block may be older than the codec: nothing is decoded by the wrong one.
  if (here !== ours.runtime.specVersion) throw new WalletError('chain/spec-mismatch', { specVersion: here });
  const [mine, other] = await Promise.all([
    readDecisive(new BlockReader(ours, block), ask),
    readDecisive(new BlockReader(theirs, block), ask),
  ]);
  const differences = Object.keys(mine).filter((name) => mine[name] !== other[name]);
  if (ask.shieldKey && !(await isSameShieldKey(ours, theirs, block))) differences.push('shield-key');
  return differences;
}

/**
 * Whether both name the same next key of the shield. It changes with every block, so it is compared as late as both can be
 * expected to know: at the best block's parent, else at the common block.
 */
async function isSameShieldKey(ours: Session, theirs: Session, common: Block): Promise<boolean> {
  const item = storageItem(ours.runtime, 'MevShield', 'NextKey');
  if (!item) return true;
  const { number, parentHash } = ours.best;
  const readAt = async (session: Session, block: Block): Promise<string | null> =>
    (await new BlockReader(session, block).rawStorage([{ item, args: [] }]))[0] ?? null;
  const compare = async (block: Block): Promise<boolean> => {
    const [mine, other] = await Promise.all([readAt(ours, block), readAt(theirs, block)]);
    return mine === other;
  };
  try {
    return await compare({ number: number - 1, hash: parentHash });
  } catch (error) {
    // The other has not seen that block, or it went away in a reorg.
    if (!(error instanceof RpcError)) throw error;
    return compare(common);
  }
}

/** The values a decision rests on, each as one comparable text. */
async function readDecisive(reader: BlockReader, ask: Ask): Promise<Record<string, string>> {
  const { runtime } = reader;
  const accounts = accountReads(runtime, [ask.address]);
  const items = RESERVES.flatMap(([pallet, name]) => storageItem(runtime, pallet, name) ?? []);
  const reserves: StorageRead[] = ask.netuids.flatMap((netuid) =>
    items.map((item) => ({ item, args: [netuid] })),
  );
  const hasPrices = ask.netuids.length > 0 && capabilitiesOf(runtime).alphaPrices;
  const [raw, prices] = await Promise.all([
    reader.rawStorage([...accounts, ...reserves]),
    hasPrices ? readPrices(reader) : new Map<number, bigint>(),
  ]);
  const { nonce, balance } = readAccount(runtime, accounts[0]?.item.decode(raw[0] ?? null));
  const decisive: Record<string, string> = {
    balance: [balance.freeRao, balance.reservedRao, balance.frozenRao].join(' '),
    nonce: String(nonce),
  };
  ask.netuids.forEach((netuid, i) => {
    const own = raw.slice(1 + i * items.length, 1 + (i + 1) * items.length);
    decisive[`price:${netuid}`] = [prices.get(netuid), ...own].join(' ');
  });
  return decisive;
}

async function specAt({ socket }: Session, block: Block): Promise<number> {
  return readRuntimeVersion(await socket.request('state_getRuntimeVersion', [block.hash])).specVersion;
}

async function hashOf({ socket }: Session, number: number): Promise<string> {
  const hash = await socket.request('chain_getBlockHash', [number]);
  if (typeof hash !== 'string') throw new WalletError('chain/bad-answer', { what: 'block hash' });
  return hash;
}
