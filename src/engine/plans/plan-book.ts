import type { Plan } from '../../core/operations/plan.js';
import type { EngineStore } from '../storage/engine-store.js';
import { WatchedRows } from './watched-rows.js';

/** Plans of several signatures: in the store first, then to whoever looks. */
export class PlanBook {
  private readonly rows: WatchedRows<Plan>;

  constructor(private readonly store: EngineStore) {
    this.rows = new WatchedRows(
      () => store.plans(),
      ({ id }) => id,
    );
  }

  async put(plan: Plan): Promise<void> {
    await this.rows.loaded;
    await this.store.putPlan(plan);
    this.rows.set(plan);
  }

  async remove(id: string): Promise<void> {
    await this.rows.loaded;
    await this.store.removePlan(id);
    this.rows.delete(id);
  }

  /** Emits an account's plans, oldest first, now and after each change. @returns what ends it */
  follow(address: string, emit: (plans: Plan[]) => void): () => void {
    return this.rows.follow(
      (plans) =>
        plans.filter((plan) => plan.address === address).sort((a, b) => a.createdAtMs - b.createdAtMs),
      emit,
    );
  }

  /** Forgets all plans; the store is cleared by its owner. */
  clear(): Promise<void> {
    return this.rows.clear();
  }
}
