import type { BasketTargets } from '../../core/basket/targets.js';
import type { EngineStore } from '../storage/engine-store.js';

/** What accounts want to hold: in the store first, then to whoever looks. */
export class TargetBook {
  private readonly byAccount = new Map<string, BasketTargets>();
  private readonly listeners = new Set<() => void>();
  private readonly loaded: Promise<void>;

  constructor(private readonly store: EngineStore) {
    this.loaded = this.load();
  }

  async put(targets: BasketTargets): Promise<void> {
    await this.loaded;
    await this.store.putTargets(targets);
    this.byAccount.set(keyOf(targets), targets);
    this.tell();
  }

  /** Emits an account's targets on one chain now and after each change. @returns what ends it */
  follow(
    account: { address: string; genesisHash: string },
    emit: (targets: BasketTargets | null) => void,
  ): () => void {
    const say = (): void => emit(this.byAccount.get(keyOf(account)) ?? null);
    let stopped = false;
    void this.loaded.then(() => {
      if (stopped) return;
      say();
      this.listeners.add(say);
    });
    return () => {
      stopped = true;
      this.listeners.delete(say);
    };
  }

  /** Forgets all targets; the store is cleared by its owner. */
  async clear(): Promise<void> {
    await this.loaded;
    this.byAccount.clear();
    this.tell();
  }

  private async load(): Promise<void> {
    for (const targets of await this.store.targets()) this.byAccount.set(keyOf(targets), targets);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

function keyOf({ address, genesisHash }: { address: string; genesisHash: string }): string {
  return `${genesisHash} ${address}`;
}
