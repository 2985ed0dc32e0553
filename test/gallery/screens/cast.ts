import type { Account } from '../../../src/core/accounts/types.js';
import { accountIdHex, addressOf, decodeAddress } from '../../../src/core/address/index.js';
import type { Alert, AlertFacts } from '../../../src/core/watch/types.js';
import type { Contact } from '../../../src/protocol/ui/contacts.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/protocol/ui/settings.js';
import type { Site } from '../../../src/protocol/ui/sites.js';
import type { Alerts } from '../../../src/protocol/ui/watch.js';
import { ACTING } from '../../support/approval-cold.js';
import { MAIN, OTHER_VALIDATOR, STRANGER, VALIDATOR } from '../../support/approval-parts.js';
import type { Cast } from '../../support/world-of-screens.js';
import { membersOf, PURE, SHARED_THRESHOLD, SPARE } from '../../support/world-of-screens-changes.js';
import { isAttacked, isUgly, type Scene, type State, type Theme } from './types.js';

const MANY_ACCOUNTS = 50;
const DAY_MS = 86_400_000;
const HASH = `0x${'ab'.repeat(32)}`;

const hexOf = (address: string): `0x${string}` => accountIdHex(decodeAddress(address).accountId);

function accountOf(address: string, name: string, patch: Partial<Account> = {}): Account {
  return {
    accountId: hexOf(address),
    address,
    name,
    cryptoType: 'sr25519',
    createdAtMs: 1_767_000_000_000,
    backedUp: true,
    role: 'coldkey',
    source: 'phrase',
    hidden: false,
    colour: 0,
    ...patch,
  };
}

/** Accounts whose key is elsewhere: a Ledger's, a phone's, one of three members, one without any key. */
export function coldAccountsFor(cast: Cast): Account[] {
  const without = { source: null, cryptoType: null } as const;
  const signatories = membersOf(cast.main);
  const birth = { spawner: cast.main, proxyType: 'Any', index: 0, height: 223_000, extIndex: 2 };
  return [
    accountOf(addressOf(`0x${'1dc0'.repeat(16)}`), 'Ledger coldkey', {
      source: null,
      cryptoType: 'ed25519',
      custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 3 },
    }),
    accountOf(addressOf(`0x${'2ec0'.repeat(16)}`), 'Phone in the safe', {
      source: null,
      custody: { kind: 'vault' },
    }),
    accountOf(cast.shared, 'Family', {
      ...without,
      custody: { kind: 'multisig', signatories, threshold: SHARED_THRESHOLD },
    }),
    accountOf(PURE, 'Fund', {
      ...without,
      custody: { kind: 'pure', ...birth },
    }),
  ];
}

/** Accounts that the cold requests name; one has the longest name there can be. */
export function approvalAccounts(): Account[] {
  const without = { source: null, cryptoType: null } as const;
  return [
    accountOf(MAIN, 'Ledger coldkey', {
      source: null,
      cryptoType: 'ed25519',
      custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 3 },
    }),
    accountOf(ACTING, 'Treasury of the Northern Lights', {
      ...without,
      custody: { kind: 'multisig', signatories: [OTHER_VALIDATOR, STRANGER, VALIDATOR], threshold: 2 },
    }),
    accountOf(VALIDATOR, 'Travelling laptop of the second bookkeeper', { colour: 4 }),
    accountOf(OTHER_VALIDATOR, 'Phone in the safe', { source: null, custody: { kind: 'vault' } }),
  ];
}

/** The accounts of whoever is asked by a site: the one that signs has the address that the requests name. */
export function askedAccounts(state: State, cast: Cast): Account[] {
  const [main, ...others] = accountsFor(state, cast);
  return [accountOf(MAIN, main?.name ?? '', { colour: main?.colour ?? 0 }), ...others];
}

/** The accounts of the wallet; the first is the one shown. */
export function accountsFor(state: State, cast: Cast): Account[] {
  const main = accountOf(cast.main, 'Main coldkey', { colour: 2 });
  const watched = accountOf(cast.watched, 'Treasury', { source: null, cryptoType: null });
  const spare = accountOf(SPARE, 'Savings', { backedUp: false, source: 'seed' });
  const hotkey = accountOf(cast.validators[59] ?? SPARE, 'Miner 1', { role: 'hotkey', source: 'key' });
  if (state === 'empty') return [spare];
  if (state === 'watched') return [watched, main];
  if (isAttacked(state)) return [accountOf(cast.threatened, 'Savings', { colour: 5 }), main];
  if (state !== 'many') return [main, spare, watched, hotkey];
  const more = Array.from({ length: MANY_ACCOUNTS - 2 }, (_, index) =>
    accountOf(
      addressOf(`0x${(index + 17).toString(16).padStart(2, '0').repeat(32)}`),
      `Account ${index + 3}`,
      { colour: index % 9 },
    ),
  );
  return [main, watched, ...more];
}

const ruled = { networkId: 'finney', netuid: 64 } as const;
const RULES: Settings['watchRules'] = [
  { ...ruled, id: 'price', kind: 'price', side: 'below', priceRao: '65000000' },
  { ...ruled, id: 'yield', kind: 'yield', hotkey: SPARE, belowBps: 1_250 },
  { ...ruled, id: 'end', kind: 'closing', places: 5 },
];

export function settingsFor({ state, language = 'en' }: Scene, theme: Theme): Settings {
  return {
    ...DEFAULT_SETTINGS,
    theme,
    language,
    contrast: state === 'contrast' ? 'more' : 'normal',
    hideAmounts: state === 'hidden',
    watchRules: state === 'empty' ? [] : RULES,
    currency: state === 'many' || isUgly(state) ? 'eur' : 'none',
  };
}

export function contactsFor(state: State, cast: Cast): Contact[] {
  if (state === 'empty') return [];
  const contact = (
    address: string,
    name: string,
    note: string,
    verified: boolean,
    exchange = false,
  ): Contact => ({
    accountId: hexOf(address),
    address,
    name,
    note,
    createdAtMs: cast.nowMs - 9 * DAY_MS,
    verified,
    exchange,
  });
  const few = [
    contact(cast.watched, 'Bob', '', true),
    contact(cast.stranger, 'Exchange deposit', 'Memo 49021, changes every year', false, true),
    contact(cast.threatened, 'Studio rent', 'Every first of the month', true),
  ];
  if (state !== 'many') return few;
  return [
    ...few,
    ...cast.validators.map((address, index) => contact(address, `Person ${index + 4}`, '', index % 3 === 0)),
  ];
}

export function sitesFor(state: State, cast: Cast): { sites: Site[]; blocked: string[] } {
  if (state === 'empty') return { sites: [], blocked: [] };
  const ids = accountsFor(state, cast).map(({ accountId }) => accountId);
  const site = (origin: string, days: number, over: Partial<Site> = {}): Site => ({
    origin,
    accountIds: ids.slice(0, 1),
    connectedAtMs: cast.nowMs - 40 * DAY_MS,
    lastUsedAtMs: cast.nowMs - days * DAY_MS,
    signatures: 12,
    expiresAtMs: null,
    ...over,
  });
  const few = [
    site('https://app.taostake.example', 0),
    site('https://subnets.example', 3, { accountIds: ids, expiresAtMs: cast.nowMs + 4 * DAY_MS }),
    site('http://localhost:5173', 12, { signatures: 0 }),
  ];
  const more = Array.from({ length: 40 }, (_, index) => site(`https://site-${index}.example`, index));
  return {
    sites: state === 'many' ? [...few, ...more] : few,
    blocked: ['https://tao-airdrop.example'],
  };
}

export function alertsFor(state: State, cast: Cast): Alerts {
  const watch = {
    lastCheckAtMs: cast.nowMs - 42_000,
    lastBlock: 223_200,
    failure: state === 'error' || state === 'stale' ? { code: 'chain/offline' as const, context: {} } : null,
    nextCheckAtMs: cast.nowMs + 18_000,
  };
  if (state === 'empty') return { alerts: [], watch };
  const [validator = ''] = cast.validators;
  const first = accountsFor(state, cast)[0]?.address ?? cast.main;
  const alert = (facts: AlertFacts, minutes: number, over: Partial<Alert> = {}): Alert => ({
    id: `${facts.kind}|finney|${minutes}`,
    address: first,
    networkId: 'finney',
    genesisHash: HASH,
    block: 223_204 - minutes * 5,
    raisedAtMs: cast.nowMs - minutes * 60_000,
    read: true,
    over: false,
    facts,
    ...over,
  });
  const usual = [
    alert({ kind: 'rewards-ready', hotkey: validator, valueRao: 1_350_000_000n }, 65),
    alert(
      { kind: 'take-raised', hotkey: validator, name: 'Quiet Harbor Collective', from: 5_898, to: 11_796 },
      300,
    ),
    alert({ kind: 'lock-matures', netuid: 64, hotkey: validator, atBlock: 230_000 }, 2_000, { over: true }),
  ];
  const { stranger: delegate } = cast;
  const bad = [
    alert({ kind: 'swap-announced', newColdkeyHash: HASH, executableAtBlock: 252_001 }, 2, { read: false }),
    alert({ kind: 'proxy-added', delegate, proxyType: 'Any', delayBlocks: 0 }, 4, { read: false }),
    alert({ kind: 'call-announced', delegate, callHash: HASH, executableAtBlock: 223_801 }, 5, {
      read: false,
    }),
    alert({ kind: 'funds-left', amountRao: 250_000_000_000n }, 6, { read: false }),
    alert({ kind: 'stake-left', netuid: 1, hotkey: validator, alphaBase: 40_000_000_000n }, 7),
    alert({ kind: 'swap-disputed' }, 8, { over: true }),
  ];
  if (isAttacked(state) || isUgly(state)) return { alerts: [...bad, ...usual], watch };
  if (state !== 'many') return { alerts: usual, watch };
  const more = Array.from({ length: 120 }, (_, index) =>
    alert({ kind: 'funds-left', amountRao: BigInt(index + 1) * 7_000_000n }, 500 + index * 90),
  );
  return { alerts: [...usual, ...more], watch };
}
