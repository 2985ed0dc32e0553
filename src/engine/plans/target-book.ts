import type { BasketTargets } from '../../core/basket/targets.js';
import type { EngineStore } from '../storage/engine-store.js';
import { WatchedRows } from './watched-rows.js';

type Account = Pick<BasketTargets, 'address' | 'genesisHash'>;

/** What accounts want to hold: in the store first, then to whoever looks. */
export class TargetBook {
  private readonly rows: WatchedRows<BasketTargets>;

  constructor(private readonly store: EngineStore) {
    this.rows = new WatchedRows(() => store.targets(), keyOf);
  }

  async put(targets: BasketTargets): Promise<void> {
    await this.rows.loaded;
    await this.store.putTargets(targets);
    this.rows.set(targets);
  }

  /** Emits an account's targets on one chain now and after each change. @returns what ends it */
  follow(account: Account, emit: (targets: BasketTargets | null) => void): () => void {
    const key = keyOf(account);
    return this.rows.follow((all) => all.find((targets) => keyOf(targets) === key) ?? null, emit);
  }

  /** Forgets all targets; the store is cleared by its owner. */
  clear(): Promise<void> {
    return this.rows.clear();
  }
}

function keyOf({ address, genesisHash }: Account): string {
  return `${genesisHash} ${address}`;
}
