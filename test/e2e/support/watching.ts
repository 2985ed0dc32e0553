import type { Page, Worker } from 'playwright-core';
import type { Devnet } from '../../../devnet/index.js';
import type { Alert } from '../../../src/core/watch/types.js';
import type { Extension } from './launch.js';

export interface Shown {
  id: string;
  title: string;
  message: string;
}

/** Looks at the watchtower from within the service worker, as the browser's own tools would. */
export class Watching {
  /** @param devnet the chain that is watched: without it nobody knows which block a check must have reached */
  constructor(
    private readonly extension: Extension,
    private readonly devnet?: Pick<Devnet, 'best'>,
  ) {}

  /**
   * Rings the watchtower's alarm, and again where the check that ended had begun before, or knew an earlier block than the
   * chain had when it was rung.
   * @returns when a check of that block or a later one has ended, with the block that was looked at
   */
  async ring(): Promise<number> {
    const from = this.devnet?.best().number ?? 0;
    for (;;) {
      const before = await this.lastCheck();
      const worker = await this.worker();
      await worker.evaluate(`chrome.alarms.create('watch.check', { when: Date.now() })`);
      let now = before;
      while (now.lastCheckAtMs === before.lastCheckAtMs || now.failure !== null) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        now = await this.lastCheck();
      }
      if ((now.lastBlock ?? 0) >= from) return now.lastBlock ?? 0;
    }
  }

  /** Takes the watchtower's alarm away, as it is set after {@link ring}. */
  async silence(): Promise<void> {
    const worker = await this.worker();
    for (let isSet = true; isSet; ) {
      await worker.evaluate(`chrome.alarms.clear('watch.check')`);
      isSet = await worker.evaluate(`chrome.alarms.get('watch.check').then((alarm) => alarm !== undefined)`);
    }
  }

  /** What is stored, newest first, past the wallet's own code. */
  async alerts(): Promise<Alert[]> {
    const worker = await this.worker();
    return worker.evaluate(
      `chrome.storage.local.get('watch.alerts').then((all) => all['watch.alerts'] ?? [])`,
    );
  }

  async kinds(): Promise<string[]> {
    return (await this.alerts()).map(({ facts }) => facts.kind);
  }

  /** Notifications that the browser holds. */
  async notifications(): Promise<string[]> {
    const worker = await this.worker();
    return worker.evaluate(
      `new Promise((done) => chrome.notifications.getAll((all) => done(Object.keys(all))))`,
    );
  }

  /** From now on the worker remembers what it asks the browser to show: the browser tells only ids. */
  async listen(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(`(() => {
      if (globalThis.shown) return;
      globalThis.shown = [];
      const create = chrome.notifications.create.bind(chrome.notifications);
      chrome.notifications.create = (id, options, ...rest) => {
        globalThis.shown.push({ id, title: options.title, message: options.message });
        return create(id, options, ...rest);
      };
    })()`);
  }

  async shown(): Promise<Shown[]> {
    const worker = await this.worker();
    return worker.evaluate(`globalThis.shown ?? []`);
  }

  async badge(): Promise<string> {
    const worker = await this.worker();
    return worker.evaluate(`chrome.action.getBadgeText({})`);
  }

  /** True while something holds the engine without a page. */
  async hasKeeper(): Promise<boolean> {
    const worker = await this.worker();
    return worker.evaluate(
      `chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }).then((found) => found.length > 0)`,
    );
  }

  private async lastCheck(): Promise<{
    lastCheckAtMs: number | null;
    lastBlock: number | null;
    failure: unknown;
  }> {
    const worker = await this.worker();
    const status = await worker.evaluate(
      `chrome.storage.local.get('watch.status').then((all) => all['watch.status'] ?? null)`,
    );
    return (
      (status as Awaited<ReturnType<Watching['lastCheck']>> | null) ?? {
        lastCheckAtMs: null,
        lastBlock: null,
        failure: null,
      }
    );
  }

  private async worker(): Promise<Worker> {
    const { context } = this.extension;
    return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  }
}

/** Asks the background as a page of ours does. Rejects with the error's code. */
export function askBackground<T>(page: Page, method: string, params: unknown): Promise<T> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'kelvin-ui' });
    port.onMessage.addListener((frame) => {
      if (frame.kind !== 'res' || frame.id !== 'question-1') return;
      port.disconnect();
      if (frame.err) reject(new Error(frame.err.code));
      else resolve(frame.ok);
    });
    port.postMessage({ v: 1, id: 'question-1', kind: 'req', method: ${JSON.stringify(method)}, params: ${JSON.stringify(params)} });
  })`);
}
