import * as v from 'valibot';
import { WalletError } from '../../core/errors/wallet-error.js';
import { hash } from '../../protocol/primitives.js';
import type { Site, SiteTerm } from '../../protocol/ui/sites.js';
import { createSerial } from '../serial.js';
import type { Alarms, Clock, KeyValueStore } from '../types.js';

const KEY = 'permissions';
const BLOCKED_KEY = 'permissions.blocked';
const PERMISSIONS_ALARM = 'permissions.expiry';

const DAY_MS = 24 * 3_600_000;
const TERM_MS: Record<Exclude<SiteTerm, 'ever'>, number> = {
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};

const siteRow = v.strictObject({
  origin: v.string(),
  accountIds: v.array(hash),
  connectedAtMs: v.number(),
  lastUsedAtMs: v.number(),
  signatures: v.number(),
  /** Rows from before permissions could end have none: they never do. */
  expiresAtMs: v.optional(v.nullable(v.number()), null),
});

/**
 * Which site may see and use which accounts, and which may not even ask. Keyed by full origin: scheme, host and port. A
 * permission whose time is over is none, from that moment on and whether or not an alarm has rung.
 */
export interface Permissions {
  list(): Promise<Site[]>;
  get(origin: string): Promise<Site | null>;
  /** @throws WalletError site/not-connected, site/account-not-shared */
  require(origin: string, accountId: string): Promise<Site>;
  /** Connects a site, or replaces the accounts it sees and for how long. */
  grant(origin: string, accountIds: string[], term: SiteTerm): Promise<void>;
  /** The same for a site that is connected; without a term its end stays as it is. @throws WalletError site/not-connected */
  change(origin: string, accountIds: string[], term: SiteTerm | null): Promise<void>;
  /** Forgets a site; nothing happens when it is not known. */
  revoke(origin: string): Promise<void>;
  /** Takes an account away from every site; one that is left with none is forgotten. */
  withdraw(accountId: string): Promise<void>;
  /** Notes that a site was served; with `signed`, that it got a signature. */
  touch(origin: string, signed: boolean): Promise<void>;
  /** Origins that may not ask, in the order in which they were blocked. */
  blocked(): Promise<string[]>;
  /** Ends a site's permission and lets it ask no more. */
  block(origin: string): Promise<void>;
  unblock(origin: string): Promise<void>;
  /** Forgets what is over, and sets the alarm for what ends next. */
  sweep(): Promise<void>;
  /** Called after the accounts a site sees have changed. */
  onChange(listener: (origin: string) => void): void;
}

export function createPermissions(store: KeyValueStore, clock: Clock, alarms: Alarms): Permissions {
  const serial = createSerial();
  const listeners: Array<(origin: string) => void> = [];

  const isOver = ({ expiresAtMs }: Site): boolean => expiresAtMs !== null && expiresAtMs <= clock.nowMs();
  /** A damaged row is no permission; a failing read throws, and nobody is allowed anything. */
  const stored = async (): Promise<Site[]> => {
    const rows = await store.get(KEY);
    const parsed = Array.isArray(rows) ? rows.map((row) => v.safeParse(siteRow, row)) : [];
    return parsed.flatMap((row) => (row.success ? [row.output] : []));
  };
  const inForce = (sites: Site[]): Map<string, Site> =>
    new Map(sites.filter((site) => !isOver(site)).map((site) => [site.origin, site]));
  const setAlarm = async (sites: Iterable<Site>): Promise<void> => {
    const next = Math.min(...[...sites].map(({ expiresAtMs }) => expiresAtMs ?? Infinity));
    if (Number.isFinite(next)) await alarms.at(PERMISSIONS_ALARM, next);
    else await alarms.clear(PERMISSIONS_ALARM);
  };
  /** `edit` answers whose accounts changed; whoever's permission is found to be over is told with them. */
  const change = async (edit: (sites: Map<string, Site>) => string[]): Promise<void> => {
    const changed = await serial(async () => {
      const before = await stored();
      const sites = inForce(before);
      const edited = edit(sites);
      await store.set({ [KEY]: [...sites.values()] });
      await setAlarm(sites.values());
      return new Set([...before.filter(isOver).map(({ origin }) => origin), ...edited]);
    });
    for (const origin of changed) for (const listener of listeners) listener(origin);
  };
  const readBlocked = async (): Promise<string[]> => {
    const origins = await store.get(BLOCKED_KEY);
    return Array.isArray(origins) ? origins.filter((origin) => typeof origin === 'string') : [];
  };
  const changeBlocked = (edit: (origins: string[]) => string[]): Promise<void> =>
    serial(async () => store.set({ [BLOCKED_KEY]: edit(await readBlocked()) }));
  const endOf = (term: SiteTerm): number | null => (term === 'ever' ? null : clock.nowMs() + TERM_MS[term]);

  return {
    list: () => serial(async () => [...inForce(await stored()).values()]),
    get: (origin) => serial(async () => inForce(await stored()).get(origin) ?? null),
    async require(origin, accountId) {
      const site = await this.get(origin);
      if (!site) throw new WalletError('site/not-connected');
      if (!site.accountIds.includes(accountId)) throw new WalletError('site/account-not-shared');
      return site;
    },
    grant(origin, accountIds, term) {
      const nowMs = clock.nowMs();
      return change((sites) => {
        const before = sites.get(origin);
        sites.set(origin, {
          origin,
          accountIds: [...new Set(accountIds)],
          connectedAtMs: before?.connectedAtMs ?? nowMs,
          lastUsedAtMs: nowMs,
          signatures: before?.signatures ?? 0,
          expiresAtMs: endOf(term),
        });
        return [origin];
      });
    },
    change: (origin, accountIds, term) =>
      change((sites) => {
        const site = sites.get(origin);
        if (!site) throw new WalletError('site/not-connected');
        const expiresAtMs = term === null ? site.expiresAtMs : endOf(term);
        sites.set(origin, { ...site, accountIds: [...new Set(accountIds)], expiresAtMs });
        return [origin];
      }),
    revoke: (origin) =>
      change((sites) => {
        sites.delete(origin);
        return [origin];
      }),
    withdraw: (accountId) =>
      change((sites) => {
        const losing = [...sites.values()].filter((site) => site.accountIds.includes(accountId));
        for (const site of losing) {
          const accountIds = site.accountIds.filter((shared) => shared !== accountId);
          if (accountIds.length === 0) sites.delete(site.origin);
          else sites.set(site.origin, { ...site, accountIds });
        }
        return losing.map(({ origin }) => origin);
      }),
    touch: (origin, signed) =>
      change((sites) => {
        const site = sites.get(origin);
        if (!site) return [];
        const signatures = site.signatures + (signed ? 1 : 0);
        sites.set(origin, { ...site, lastUsedAtMs: clock.nowMs(), signatures });
        return [];
      }),
    blocked: () => serial(readBlocked),
    async block(origin) {
      // First, or a page could ask again between the two.
      await changeBlocked((origins) => [...new Set([...origins, origin])]);
      await this.revoke(origin);
    },
    unblock: (origin) => changeBlocked((origins) => origins.filter((other) => other !== origin)),
    async sweep() {
      const sites = await serial(stored);
      if (sites.some(isOver)) await change(() => []);
      else await setAlarm(sites);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
