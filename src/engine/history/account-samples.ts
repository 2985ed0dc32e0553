import type { StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import type { Session } from '../chain/session.js';
import { small } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { accountReads, readAccount } from '../portfolio/balances.js';
import { readStakes, type Stake } from '../portfolio/stakes.js';
import type { PastFacts } from '../storage/history-store.js';
import { isUntellable } from './no-archive.js';
import type { PastChain } from './past-chain.js';

export type AccountSample = PastFacts['accounts'];

/** How many coldkeys go into one question for stakes: the answer grows with what they hold. */
const COLDKEYS_PER_REQUEST = 250;

/** Balances and stakes of accounts at past blocks: two requests for each block however many accounts, once. */
export class AccountSamples {
  constructor(private readonly past: PastChain) {}

  /** Time of the block, and the accounts in the order asked for. One request for what is not remembered. */
  async accounts(
    session: Session,
    block: number,
    addresses: string[],
  ): Promise<{ atMs: number; accounts: AccountSample[] }> {
    const { genesisHash } = session;
    const { store } = this.past;
    const known = await Promise.all(
      addresses.map((address) => store.get('accounts', genesisHash, block, address)),
    );
    const missing = addresses.filter((_, i) => known[i] === undefined);
    const fresh = new Map<string, AccountSample>();
    let atMs: number | null = null;
    if (missing.length > 0) {
      const read = await this.read(session, block, missing);
      atMs = read.atMs;
      for (const [i, address] of missing.entries()) {
        const sample = read.accounts[i];
        if (!sample) continue;
        fresh.set(address, sample);
        await store.put('accounts', genesisHash, block, sample, address);
      }
      await this.past.learnTime(genesisHash, block, atMs);
    }
    return {
      atMs: atMs ?? (await this.past.timeOf(session, block)),
      accounts: addresses.flatMap((address, i) => known[i] ?? fresh.get(address) ?? []),
    };
  }

  /** Stakes of the addresses; null where that runtime could not tell. One request for what is not remembered. */
  async stakes(session: Session, block: number, addresses: string[]): Promise<Stake[] | null> {
    const { genesisHash } = session;
    const { store } = this.past;
    const known = await Promise.all(
      addresses.map((address) => store.get('stakes', genesisHash, block, address)),
    );
    const missing = addresses.filter((_, i) => known[i] === undefined);
    const fresh = missing.length > 0 ? await this.readStakes(session, block, missing) : [];
    for (const address of missing) {
      const own = fresh?.filter(({ coldkey }) => coldkey === address) ?? null;
      const kept = own?.map(({ coldkey: _, ...stake }) => stake) ?? null;
      await store.put('stakes', genesisHash, block, kept, address);
    }
    if (fresh === null || known.includes(null)) return null;
    return [
      ...addresses.flatMap((coldkey, i) => (known[i] ?? []).map((stake) => ({ coldkey, ...stake }))),
      ...fresh,
    ];
  }

  private async read(session: Session, block: number, addresses: string[]) {
    const reader = await this.past.reader(session, block);
    const { runtime } = reader;
    const accounts = accountReads(runtime, addresses);
    const reads = [
      { item: needStorage(runtime, 'Timestamp', 'Now'), args: [] },
      ...accounts,
      ...hotkeyReads(runtime, addresses),
    ];
    const raw = await this.past.ask(() => reader.rawStorage(reads));
    const value = (i: number): Plain => reads[i]?.item.decode(raw[i] ?? null) ?? null;
    return {
      atMs: small(value(0), 'timestamp'),
      accounts: addresses.map((_, i) => {
        const { balance } = readAccount(runtime, value(1 + i));
        // Hotkeys once staked with are part of it: they change when somebody else gives stake away to this account.
        const print = `${raw[1 + i] ?? ''}|${raw[1 + accounts.length + i] ?? ''}`;
        return { freeRao: balance.freeRao as bigint, reservedRao: balance.reservedRao as bigint, print };
      }),
    };
  }

  private async readStakes(session: Session, block: number, addresses: string[]): Promise<Stake[] | null> {
    try {
      const reader = await this.past.reader(session, block);
      const stakes: Stake[] = [];
      for (let at = 0; at < addresses.length; at += COLDKEYS_PER_REQUEST) {
        const chunk = addresses.slice(at, at + COLDKEYS_PER_REQUEST);
        stakes.push(...(await this.past.ask(() => readStakes(reader, chunk))));
      }
      return stakes.filter(({ base }) => base > 0n);
    } catch (error) {
      if (isUntellable(error)) return null;
      throw error;
    }
  }
}

function hotkeyReads(runtime: Runtime, addresses: string[]): StorageRead[] {
  const item = storageItem(runtime, 'SubtensorModule', 'StakingHotkeys');
  return item ? addresses.map((address) => ({ item, args: [address] })) : [];
}
