import type { Plan } from '../../core/operations/plan.js';
import type { EngineStore } from '../storage/engine-store.js';

/** Plans of several signatures: in the store first, then to whoever looks. */
export class PlanBook {
  private readonly byId = new Map<string, Plan>();
  private readonly listeners = new Set<() => void>();
  private readonly loaded: Promise<void>;

  constructor(private readonly store: EngineStore) {
    this.loaded = this.load();
  }

  async put(plan: Plan): Promise<void> {
    await this.loaded;
    await this.store.putPlan(plan);
    this.byId.set(plan.id, plan);
    this.tell();
  }

  async remove(id: string): Promise<void> {
    await this.loaded;
    await this.store.removePlan(id);
    this.byId.delete(id);
    this.tell();
  }

  /** Emits an account's plans, oldest first, now and after each change. @returns what ends it */
  follow(address: string, emit: (plans: Plan[]) => void): () => void {
    const say = (): void =>
      emit(
        [...this.byId.values()]
          .filter((plan) => plan.address === address)
          .sort((a, b) => a.createdAtMs - b.createdAtMs),
      );
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

  /** Forgets all plans; the store is cleared by its owner. */
  async clear(): Promise<void> {
    await this.loaded;
    this.byId.clear();
    this.tell();
  }

  private async load(): Promise<void> {
    for (const plan of await this.store.plans()) this.byId.set(plan.id, plan);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
