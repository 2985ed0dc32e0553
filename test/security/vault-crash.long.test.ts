import { beforeAll, describe, expect, it } from 'vitest';
import type { KeyValueStore } from '../../src/background/types.js';
import type { WalletRoom } from '../../src/background/wallet/index.js';
import { accountIdHex, decodeAddress } from '../../src/core/address/index.js';
import { FakeStore } from '../support/fake-storage.js';
import {
  creation,
  holding,
  KDF,
  KEY,
  secret,
  WalletWorld,
  watching,
} from '../unit/background/wallet/wallet-world.js';
import { ADDRESSES, FIRST_FORMAT, FIRST_FORMAT_KEY } from './support/vaults.js';

const SCHEDULES = 10_000;

/** A worker's death: one of its waits on a store never ends, before or after the store did its work, and no later one begins. */
class Death {
  readonly #died: Promise<void>;
  #announce: () => void = () => undefined;
  #left: number;

  /** `isTorn`: a file whose writing it died in is left as rubbish in its place. */
  constructor(
    after: number,
    private readonly isTorn: boolean,
  ) {
    this.#left = after;
    this.#died = new Promise((resolve) => {
      this.#announce = resolve;
    });
  }

  /** Resolves true when the work came to its end, false when the worker died in it. */
  survives(work: Promise<unknown>): Promise<boolean> {
    return Promise.race([work.then(() => true), this.#died.then(() => false)]);
  }

  over(store: KeyValueStore): KeyValueStore {
    return {
      get: (key) => this.#around(() => store.get(key)),
      set: async (entries) => {
        const [key = '', ...others] = Object.keys(entries);
        const isFile = others.length === 0 && /^vault(?:\.[ab])?$/.test(key);
        if (this.#left === 1 && this.isTorn && isFile) await store.set({ [key]: { magic: 'KELVIN' } });
        return this.#around(() => store.set(entries));
      },
      remove: (keys) => this.#around(() => store.remove(keys)),
    };
  }

  async #around<T>(work: () => Promise<T>): Promise<T> {
    await this.#mayDie();
    const result = await work();
    await this.#mayDie();
    return result;
  }

  #mayDie(): Promise<void> {
    this.#left -= 1;
    if (this.#left > 0) return Promise.resolve();
    this.#announce();
    return new Promise(() => undefined);
  }
}

/** Deterministic numbers from 0 to below `limit` (mulberry32). */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** What a vault comes to for its owner: its accounts in order, and which password opens it. */
interface State {
  rows: Array<{ address: string; name: string }>;
  salt: string;
}

type Step = (room: WalletRoom, state: State, pick: (limit: number) => number) => [Promise<unknown>, State];

const SALTS = ['0f', '1e', '2d', '3c'].map((byte) => byte.repeat(16));
const keyOf = (salt: string): string =>
  salt === KDF.salt ? KEY : SALTS.includes(salt) ? salt.repeat(2) : FIRST_FORMAT_KEY;

const idOf = (address: string) => accountIdHex(decodeAddress(address).accountId);

const STEPS: Record<string, Step> = {
  add: (room, { rows, salt }, pick) => {
    const fresh = ADDRESSES.filter(({ address }) => !rows.some((row) => row.address === address));
    const added = fresh.slice(0, 1 + pick(3));
    const accounts = added.map(({ name, address }) => watching(name, address));
    const state = { rows: [...rows, ...added], salt };
    return [accounts.length > 0 ? room.addAccounts(accounts) : Promise.resolve(), state];
  },
  rename: (room, { rows, salt }, pick) => {
    const at = pick(rows.length);
    const { address = '' } = rows[at] ?? {};
    const name = `renamed ${pick(1_000)}`;
    return [room.updateAccount(idOf(address), { name }), { rows: rows.with(at, { address, name }), salt }];
  },
  reverse: (room, { rows, salt }) => {
    const reversed = rows.toReversed();
    const accountIds = reversed.map(({ address }) => idOf(address));
    return [room.handlers['wallet.orderAccounts']({ accountIds }), { rows: reversed, salt }];
  },
  forget: (room, { rows, salt }, pick) => {
    if (rows.length === 1) return [Promise.resolve(), { rows, salt }];
    const at = pick(rows.length);
    const accountId = idOf(rows[at]?.address ?? '');
    const work = room.handlers['wallet.forgetAccount']({ accountId, wrappingKey: keyOf(salt) });
    return [work, { rows: rows.toSpliced(at, 1), salt }];
  },
  password: (room, { rows, salt }, pick) => {
    const next = SALTS.filter((other) => other !== salt)[pick(3)] ?? '';
    const change = { oldWrappingKey: keyOf(salt), kdf: { ...KDF, salt: next }, wrappingKey: keyOf(next) };
    return [room.handlers['wallet.changePassword'](change), { rows, salt: next }];
  },
  passkey: (room, state) => {
    const passkey = { credentialId: 'AA', prfSalt: 'BB', prfKey: '77'.repeat(32) };
    const work = room.handlers['wallet.setPasskey']({ wrappingKey: keyOf(state.salt), ...passkey });
    return [work, state];
  },
  unlock: (room, state) => [room.handlers['wallet.unlock']({ wrappingKey: keyOf(state.salt) }), state],
};

const STEP_NAMES = Object.keys(STEPS);

interface Base {
  local: string;
  copy: string;
  state: State;
}
const bases: Base[] = [];

async function filled(dump: string): Promise<FakeStore> {
  const store = new FakeStore();
  for (const [key, json] of JSON.parse(dump) as Array<[string, string]>)
    await store.set({ [key]: JSON.parse(json) });
  return store;
}

async function stateOf(room: WalletRoom): Promise<State> {
  const rows = (await room.accounts()).map(({ address, name }) => ({ address, name }));
  return { rows, salt: (await room.handlers['wallet.kdfForUnlock']({})).salt };
}

/** Answers the step that the worker died in, or null when it came through. */
async function runSchedule(seed: number): Promise<string | null> {
  const pick = generator(seed);
  const base = bases[pick(bases.length)];
  if (!base) throw new Error('no base');
  const world = new WalletWorld(await filled(base.local), await filled(base.copy));
  const death = new Death(1 + pick(160), pick(2) === 0);
  const room = world.start({
    local: death.over(world.local),
    session: death.over(world.session),
    copy: copyOver(death.over(world.copyStore)),
  });
  let before = base.state;
  let after = base.state;
  let step = 'unlock';
  let alive = await death.survives(room.handlers['wallet.unlock']({ wrappingKey: keyOf(before.salt) }));
  for (let count = 0; alive && count < 3; count += 1) {
    step = STEP_NAMES[pick(STEP_NAMES.length)] ?? '';
    const [work, next] = STEPS[step]?.(room, before, pick) ?? [];
    if (!work || !next) throw new Error('no step');
    after = next;
    alive = await death.survives(work);
    if (alive) before = after;
  }
  // The worker is gone; sometimes the browser with it.
  if (pick(2) === 0) world.closeBrowser();
  const reborn = world.start();
  const found = await stateOf(reborn);
  expect([before, after], `schedule ${seed}`).toContainEqual(found);
  const { accounts } = await reborn.handlers['wallet.unlock']({ wrappingKey: keyOf(found.salt) });
  expect(accounts.map(({ address, name }) => ({ address, name }))).toEqual(found.rows);
  // And it goes on: the next change is kept.
  await reborn.updateAccount(accounts[0]?.accountId ?? '', { name: 'afterwards' });
  const names = found.rows.map(({ name }) => name).with(0, 'afterwards');
  expect((await stateOf(world.start())).rows.map(({ name }) => name)).toEqual(names);
  return alive ? null : step;
}

function copyOver(store: KeyValueStore) {
  return {
    read: () => store.get('vault'),
    write: (file: unknown) => store.set({ vault: file }),
    remove: () => store.remove(['vault']),
  };
}

async function keep(world: WalletWorld): Promise<void> {
  const state = await stateOf(world.start());
  bases.push({ local: world.local.dump(), copy: world.copyStore.dump(), state });
}

beforeAll(async () => {
  const fresh = new WalletWorld();
  await fresh.start().create(creation(holding('only')));
  await keep(fresh);
  const several = new WalletWorld();
  const room = await several.withAccounts('', '//b');
  await room.addAccounts([holding('ed', secret('//c', undefined, 'ed25519'))]);
  await keep(several);
  const first = new WalletWorld();
  await first.local.set(FIRST_FORMAT);
  await keep(first);
});

describe('a worker killed at any await', () => {
  it(`S8 leaves the old vault or the new one, and its password opens it, in ${SCHEDULES} schedules`, async () => {
    const deaths = new Map<string | null, number>();
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const step = await runSchedule(seed);
      deaths.set(step, (deaths.get(step) ?? 0) + 1);
    }
    // Enough died in each step, and enough came through to prove that the steps do what the model says.
    for (const step of [...STEP_NAMES, null]) expect(deaths.get(step), String(step)).toBeGreaterThan(200);
  }, 600_000);
});
