import type { Alert, WatchedAccount, WatchReport } from '../../../src/core/watch/types.js';
import type { Alerts } from '../../../src/protocol/ui/watch.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { settle } from '../../support/stepped-clock.js';

export const HASH = `0x${'ab'.repeat(32)}`;
export const THIEF = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const GRANT = { delegate: THIEF, proxyType: 'Any', delayBlocks: 0 };
export const SWAP = {
  kind: 'known',
  value: { state: 'announced', newColdkeyHash: HASH, executableAtBlock: 36_000 },
} as const;
export const TAO = 1_000_000_000n;

/** A wallet, a chain that is a table, and a watchtower between them. */
export class Watched {
  block = 10;
  ownSince: WatchReport['ownSince'] = [];
  rules: WatchReport['rules'] = [];
  readonly accounts = new Map<string, Partial<WatchedAccount>>();

  constructor(
    readonly world: BackgroundWorld,
    readonly addresses: string[],
  ) {}

  static async open(count = 1): Promise<Watched> {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts(count);
    const ui = world.ui();
    const { accounts } = await ui.ask<{ accounts: Array<{ address: string }> }>('wallet.status', {});
    ui.close();
    const watched = new Watched(
      world,
      accounts.map(({ address }) => address),
    );
    world.engine.answers.watched = ({ addresses }: { addresses: string[] }) => watched.report(addresses);
    return watched;
  }

  get browser() {
    return this.world.browser;
  }

  report(addresses: string[]): WatchReport {
    return {
      block: { number: this.block, hash: GENESIS, atMs: this.world.clock.nowMs() },
      genesisHash: GENESIS,
      specVersion: 424,
      accounts: addresses.map((address) => ({
        address,
        nonce: 0,
        freeRao: 100n * TAO,
        reservedRao: 0n,
        positions: { kind: 'known', value: [] },
        proxies: { kind: 'known', value: [] },
        announced: { kind: 'known', value: [] },
        coldkeySwap: { kind: 'known', value: { state: 'none' } },
        maturing: { kind: 'known', value: [] },
        claimable: { kind: 'known', value: [] },
        waiting: { kind: 'known', value: [] },
        ...this.accounts.get(address),
      })),
      takes: [],
      subnets: [],
      ownSince: this.ownSince,
      rules: this.rules,
    };
  }

  /** What the chain says of an account from now on. */
  now(more: Partial<WatchedAccount>, index = 0): void {
    this.accounts.set(this.addresses[index] ?? '', more);
  }

  /** Blocks go by and the alarm rings. */
  async check(): Promise<void> {
    this.block += 5;
    this.world.clock.jump(61_000);
    this.browser.fireAlarms(this.world.clock.nowMs());
    await settle();
    await settle();
  }

  async list(): Promise<Alert[]> {
    return (await this.ask<Alerts>('alerts.list', {})).alerts;
  }

  async ask<T>(method: string, params: unknown): Promise<T> {
    const ui = this.world.ui();
    try {
      return await ui.ask<T>(method, params);
    } finally {
      ui.close();
      await settle();
    }
  }

  async codeOf(method: string, params: unknown): Promise<string> {
    const ui = this.world.ui();
    const code = await ui.codeOf(ui.send(method, params));
    ui.close();
    return code;
  }

  said(): Array<{ title: string; message: string }> {
    return [...this.browser.notifications.values()].map(({ title, message }) => ({ title, message }));
  }
}
