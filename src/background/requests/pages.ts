import * as v from 'valibot';
import type { InjectedAccountRow } from '../../protocol/dapp/envelope.js';
import type { Platform } from '../platform.js';
import type { DappCaller, DappHub } from '../router/index.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore } from '../types.js';

const KEY = 'pages';
/** More tabs with connected sites than a session sees; the oldest is forgotten first. */
const MAX_PAGES = 64;

const pageRow = v.object({
  origin: v.string(),
  insecure: v.boolean(),
  tabId: v.number(),
  documentId: v.nullable(v.string()),
});

/** Documents that were given accounts. Their ports end with the worker, so they are remembered beside it. */
export interface Pages {
  remember(page: DappCaller): Promise<void>;
  /**
   * Tells every document of an origin that its accounts changed: by its port, or, where the port is gone, by a nudge
   * without content, upon which the relay asks again.
   */
  announce(origin: string, accounts: InjectedAccountRow[]): Promise<void>;
}

export function createPages(
  session: KeyValueStore,
  tabs: Platform['tabs'],
  hub: Pick<DappHub, 'pushAccounts'>,
): Pages {
  const serial = createSerial();
  const read = async (): Promise<DappCaller[]> => {
    const stored = await session.get(KEY);
    return Array.isArray(stored) ? stored.filter((row): row is DappCaller => v.is(pageRow, row)) : [];
  };
  const isSame = (one: DappCaller, other: DappCaller): boolean =>
    one.origin === other.origin && one.tabId === other.tabId && one.documentId === other.documentId;

  return {
    remember: (page) =>
      serial(async () => {
        const { origin, insecure, tabId, documentId } = page;
        const row: DappCaller = { origin, insecure, tabId, documentId };
        const rest = (await read()).filter((known) => !isSame(known, row));
        await session.set({ [KEY]: [...rest, row].slice(-MAX_PAGES) });
      }),
    announce: (origin, accounts) =>
      serial(async () => {
        const reached = hub.pushAccounts(origin, accounts);
        const pages = await read();
        const asleep = pages.filter(
          (page) => page.origin === origin && !reached.some((other) => isSame(page, other)),
        );
        const gone: DappCaller[] = [];
        for (const page of asleep) {
          const target = page.documentId === null ? { frameId: 0 } : { documentId: page.documentId };
          // Rejects when the document has gone: then there is nobody to tell.
          await tabs.sendMessage(page.tabId, { kelvin: 'accounts' }, target).catch(() => gone.push(page));
        }
        if (gone.length === 0) return;
        await session.set({ [KEY]: pages.filter((page) => !gone.includes(page)) });
      }),
  };
}
