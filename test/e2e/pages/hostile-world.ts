import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { SignerPayloadJSON } from '@polkadot/types/types';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { btcliPayload } from '../sites/btcli-payload.js';
import { eventually } from '../support/eventually.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';
import { buildHostile, HostilePage } from './hostile-page.js';
import { ImportPage } from './import.js';
import type { Popup } from './popup.js';

/** All the words a page ever reads when it gets nothing. */
export const REFUSED = {
  denied: 'Request denied',
  malformed: 'Request denied: malformed',
  cancelled: 'Cancelled',
  rejected: 'Connection rejected by the user',
};
/** An account that this wallet has never heard of. */
export const UNKNOWN = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const SECOND_SEED = `0x${'07'.repeat(32)}`;

/** A message to sign. */
export const message = (address: string, data = 'Win') => ({ address, data, type: 'bytes' });

/** A wallet with money and two accounts, and the hostile page at any address. */
export class HostileWorld {
  private constructor(
    readonly world: World,
    readonly popup: Popup,
    /** A client that is not the wallet's, to build payloads with. */
    private readonly api: ApiPromise,
    /** The account that is offered to pages. */
    readonly me: string,
    /** The one that no page is given. */
    readonly second: string,
  ) {}

  static async start(): Promise<HostileWorld> {
    await buildHostile();
    const world = await startWorld();
    const popup = await openFunded(world);
    const add = await ImportPage.open(world.extension, 'add/import');
    await add.paste(SECOND_SEED);
    const second = await add.previewAddress();
    await add.store();
    await add.page.close();
    const provider = new WsProvider(world.devnet.url) as unknown as ProviderInterface;
    const api = await ApiPromise.create({ provider, noInitWarn: true });
    await world.extension.context.addInitScript(pressAtOnce);
    return new HostileWorld(world, popup, api, practiceOf(world.devnet).address, second);
  }

  open(host: string, path?: string): Promise<HostilePage> {
    return HostilePage.open(this.world.extension, `https://${host}`, path);
  }

  connected(host: string): Promise<HostilePage> {
    return HostilePage.connected(this.world.extension, `https://${host}`);
  }

  /** Approval windows that are open. */
  windows(): Page[] {
    return this.world.extension.context.pages().filter((page) => page.url().includes('/approval.html'));
  }

  /** Runs a trick that nothing comes of: no request is put before the person. @returns what the trick got */
  async unnoticed<T>(trick: () => Promise<T>): Promise<T> {
    const before = await this.#asked();
    const got = await trick();
    expect(await this.#asked()).toBe(before);
    // The window of an earlier request may still be closing.
    await eventually(() => this.windows().length).toBe(0);
    return got;
  }

  /** The call of a transfer of 1 rao; its last byte is the amount. */
  transfer(): string {
    return this.api.tx.balances?.transferKeepAlive?.(UNKNOWN, 1n).method.toHex() ?? '';
  }

  /** A payload in order, over a transfer unless told otherwise. */
  payload(method = this.transfer()): Promise<SignerPayloadJSON> {
    return btcliPayload(this.api, this.me, method);
  }

  /** Closes everything but the wallet's own page. */
  async closePages(): Promise<void> {
    const others = this.world.extension.context.pages().filter((page) => page !== this.popup.page);
    await Promise.all(others.map((page) => page.close()));
  }

  async close(): Promise<void> {
    await this.api.disconnect();
    await this.world.close();
  }

  /** Requests that were ever put before the person, by the worker's own book. */
  #asked(): Promise<number> {
    return this.popup.page.evaluate<number>(`chrome.storage.session.get(null)
      .then((all) => Object.keys(all).filter((key) => key.startsWith('approval:')).length)`);
  }
}

/**
 * Presses the button that approves in the very moment it is there, in every approval window: what is given without a further
 * click was given too early.
 */
function pressAtOnce(): void {
  if (!location.pathname.endsWith('/approval.html')) return;
  const watch = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>('[data-testid="approve"]');
    if (!button) return;
    watch.disconnect();
    document.documentElement.dataset.pressed = button.dataset.inert ?? '';
    for (let presses = 0; presses < 3; presses += 1) button.click();
  });
  watch.observe(document, { childList: true, subtree: true });
}
