import * as v from 'valibot';
import { WalletError } from '../../core/errors/wallet-error.js';
import { hash } from '../../protocol/primitives.js';
import type { Site } from '../../protocol/ui/sites.js';
import { createSerial } from '../serial.js';
import type { Clock, KeyValueStore } from '../types.js';

const KEY = 'permissions';

const siteRow = v.strictObject({
  origin: v.string(),
  accountIds: v.array(hash),
  connectedAtMs: v.number(),
  lastUsedAtMs: v.number(),
  signatures: v.number(),
});

/** Which site may see and use which accounts. Keyed by full origin: scheme, host and port. */
export interface Permissions {
  list(): Promise<Site[]>;
  get(origin: string): Promise<Site | null>;
  /** @throws WalletError site/not-connected, site/account-not-shared */
  require(origin: string, accountId: string): Promise<Site>;
  /** Connects a site, or replaces the accounts it sees. */
  grant(origin: string, accountIds: string[]): Promise<void>;
  /** Forgets a site; nothing happens when it is not known. */
  revoke(origin: string): Promise<void>;
  /** Takes an account away from every site; one that is left with none is forgotten. */
  withdraw(accountId: string): Promise<void>;
  /** Notes that a site was served; with `signed`, that it got a signature. */
  touch(origin: string, signed: boolean): Promise<void>;
  /** Called after the accounts a site sees have changed. */
  onChange(listener: (origin: string) => void): void;
}

export function createPermissions(store: KeyValueStore, clock: Clock): Permissions {
  const serial = createSerial();
  const listeners: Array<(origin: string) => void> = [];

  /** A damaged row is no permission; a failing read throws, and nobody is allowed anything. */
  const read = async (): Promise<Map<string, Site>> => {
    const stored = await store.get(KEY);
    const rows = Array.isArray(stored) ? stored.filter((row): row is Site => v.is(siteRow, row)) : [];
    return new Map(rows.map((row) => [row.origin, row]));
  };
  const change = (edit: (sites: Map<string, Site>) => void): Promise<void> =>
    serial(async () => {
      const sites = await read();
      edit(sites);
      await store.set({ [KEY]: [...sites.values()] });
    });
  const announce = (origin: string): void => {
    for (const listener of listeners) listener(origin);
  };

  return {
    list: () => serial(async () => [...(await read()).values()]),
    get: (origin) => serial(async () => (await read()).get(origin) ?? null),
    async require(origin, accountId) {
      const site = await this.get(origin);
      if (!site) throw new WalletError('site/not-connected');
      if (!site.accountIds.includes(accountId)) throw new WalletError('site/account-not-shared');
      return site;
    },
    async grant(origin, accountIds) {
      const nowMs = clock.nowMs();
      await change((sites) => {
        const before = sites.get(origin);
        sites.set(origin, {
          origin,
          accountIds: [...new Set(accountIds)],
          connectedAtMs: before?.connectedAtMs ?? nowMs,
          lastUsedAtMs: nowMs,
          signatures: before?.signatures ?? 0,
          expiresAtMs: null,
        });
      });
      announce(origin);
    },
    async revoke(origin) {
      await change((sites) => sites.delete(origin));
      announce(origin);
    },
    async withdraw(accountId) {
      const changed: string[] = [];
      await change((sites) => {
        for (const site of [...sites.values()].filter(({ accountIds }) => accountIds.includes(accountId))) {
          const accountIds = site.accountIds.filter((shared) => shared !== accountId);
          if (accountIds.length === 0) sites.delete(site.origin);
          else sites.set(site.origin, { ...site, accountIds });
          changed.push(site.origin);
        }
      });
      for (const origin of changed) announce(origin);
    },
    touch: (origin, signed) =>
      change((sites) => {
        const site = sites.get(origin);
        if (!site) return;
        const signatures = site.signatures + (signed ? 1 : 0);
        sites.set(origin, { ...site, lastUsedAtMs: clock.nowMs(), signatures });
      }),
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
