import { configure, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Account } from '../../../src/core/accounts/types.js';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { Capabilities, NetworkStatus, Reading, Snapshot } from '../../../src/core/chain/snapshot.js';
import type { Explanation } from '../../../src/core/explain/types.js';
import type { Portfolio, Position, SubnetRow } from '../../../src/core/stake/types.js';
import { type Services, ServicesProvider } from '../../../src/popup/app/services.js';
import { loadLateWords } from '../../../src/popup/i18n/late-words.js';
import type { KeyWork, OpenedAccount } from '../../../src/popup/keywork/index.js';
import { EMPTY_CHAIN, useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { Holdings } from '../../../src/protocol/engine/rooms.js';
import type { AddedAccounts } from '../../../src/protocol/ui/accounts.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/protocol/ui/settings.js';
import type { KdfParams, WalletStatus } from '../../../src/protocol/ui/vault.js';

// Parts that load late are compiled with their first use, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

await loadLateWords();

export const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const HOTKEY = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const hashOf = (digit: string): `0x${string}` => `0x${digit.repeat(64)}`;

export const account: Account = {
  accountId: hashOf('a'),
  address: ADDRESS,
  name: 'Main coldkey',
  cryptoType: 'sr25519',
  createdAtMs: 1,
  backedUp: true,
  role: 'coldkey',
  source: 'phrase',
  hidden: false,
  colour: 0,
};

export const settings: Settings = { ...DEFAULT_SETTINGS, theme: 'dark', language: 'en', networkId: 'local' };

export const status = (patch: Partial<WalletStatus> = {}): WalletStatus => ({
  vault: 'unlocked',
  accounts: [account],
  activeAccountId: account.accountId,
  lockAtMs: null,
  retryInMs: 0,
  pendingApprovals: 0,
  passkey: false,
  ...patch,
});

export const subnet = (netuid: number, patch: Partial<SubnetRow> = {}): SubnetRow => ({
  netuid,
  name: `Subnet ${netuid}`,
  symbol: '\u03b1',
  priceRaoPerAlpha: raoPerAlpha(50_000_000n),
  taoInRao: rao(1_000_000_000_000n),
  alphaInBase: alphaBase(20_000_000_000_000n),
  alphaOutBase: alphaBase(20_000_000_000_000n),
  subtokenEnabled: true,
  ...patch,
});

export const position = (netuid: number, patch: Partial<Position> = {}): Position => ({
  coldkey: ADDRESS,
  hotkey: HOTKEY,
  validatorName: null,
  netuid,
  alpha: { netuid, base: alphaBase(10_000_000_000n) },
  spotRao: rao(1_000_000_000n),
  exit: { kind: 'exact', rao: rao(990_000_000n) },
  ...patch,
});

export const snapshotOf = <T,>(value: T): Snapshot<T> => ({
  value,
  genesisHash: hashOf('1'),
  specVersion: 424,
  block: { number: 100, hash: hashOf('2') },
  atMs: Date.now(),
  source: 'ws://127.0.0.1:9944',
});

export const portfolio = (positions: Position[] = [position(0), position(64)]): Portfolio => ({
  accounts: [
    {
      address: ADDRESS,
      balance: {
        freeRao: rao(12_000_000_000n),
        reservedRao: rao(0n),
        frozenRao: rao(0n),
        spendableRao: rao(11_999_999_500n),
      },
      positions,
      baskets: null,
      totalRao: rao(14_000_000_000n),
      unpriced: 0,
    },
  ],
  subnets: [subnet(0, { name: 'root' }), subnet(64, { name: 'Chutes', symbol: '\u05e9' }), subnet(7)],
});

export const reading = (
  state: Reading<Portfolio>['state'] = 'live',
  value: Portfolio | null = portfolio(),
): Reading<Portfolio> => ({
  snapshot: value ? snapshotOf(value) : null,
  state,
  error: state === 'error' ? { code: 'chain/timeout', context: {} } : null,
});

export const online: NetworkStatus = {
  state: 'online',
  networkId: 'local',
  endpoint: 'ws://127.0.0.1:9944',
  genesisHash: hashOf('1'),
  specVersion: 424,
  best: { number: 100, hash: hashOf('2'), atMs: Date.now() },
  finalized: { number: 98, hash: hashOf('3') },
  retryInMs: null,
  upgrade: null,
};

export const capabilities: Capabilities = {
  genesisHash: hashOf('1'),
  specVersion: 424,
  stakeLimit: true,
  removeStakeLimit: true,
  stakeInfo: true,
  dynamicInfo: true,
  alphaPrices: true,
  simSwap: true,
  metadataHash: true,
  metadataVersion: 15,
};

export const explanation = (patch: Partial<Explanation> = {}): Explanation => ({
  sentence: {
    code: 'stake',
    params: {
      amount: { t: 'tao', rao: 10_000_000_000n },
      subnet: { t: 'subnet', netuid: 64, name: 'Chutes', symbol: '\u05e9' },
      validator: { t: 'account', address: HOTKEY, name: 'tao.bot', role: 'validator' },
    },
  },
  effects: [
    { kind: 'pay', bound: 'exactly', value: { t: 'tao', rao: 10_000_000_000n }, account: ADDRESS },
    {
      kind: 'receive',
      bound: 'at-least',
      value: { t: 'alpha', netuid: 64, base: 121_920_412_345n, symbol: '\u05e9' },
      account: ADDRESS,
    },
    { kind: 'fee', bound: 'at-most', value: { t: 'tao', rao: 412_345n }, account: ADDRESS },
  ],
  facts: [{ code: 'price-impact', value: { t: 'bps', bps: 11 } }],
  risks: [],
  certainty: 'simulated',
  changes: [],
  tree: {
    pallet: 'SubtensorModule',
    call: 'add_stake_limit',
    actor: ADDRESS,
    args: [],
    sentence: { code: 'generic', params: { call: { t: 'text', text: 'SubtensorModule.add_stake_limit' } } },
    level: null,
    children: [],
  },
  callHex: '0x0700',
  payloadHex: '0x0700aa',
  payloadHash: hashOf('c'),
  codecsAgree: true,
  genesisHash: hashOf('1'),
  specVersion: 424,
  nonce: 0,
  eraPeriod: 64,
  metadataHashMode: 1,
  atBlock: { number: 100, atMs: Date.now() },
  ...patch,
});

export const approvalId = 'request-0001';

export const extrinsicView = (patch: Partial<Explanation> = {}): ApprovalView => ({
  ...approvalBase(),
  kind: 'extrinsic',
  address: ADDRESS,
  needsPassword: false,
  secondOpinion: 'not-needed',
  protection: null,
  comparedAt: null,
  result: { ok: true, explanation: explanation(patch) },
});

export const approvalBase = () => ({
  id: approvalId,
  requester: {
    origin: 'https://stake.example',
    asciiHost: null,
    claimedName: null,
    connectedSinceMs: Date.now() - 86_400_000,
    signatures: 2,
    insecure: false,
    looksLike: null,
  },
  createdAtMs: Date.now(),
  expiresAtMs: Date.now() + 600_000,
  position: 1,
  total: 1,
});

export const activityRow = (patch: Partial<ActivityRow> = {}): ActivityRow => ({
  txHash: hashOf('9'),
  genesisHash: hashOf('1'),
  address: ADDRESS,
  origin: null,
  sentence: explanation().sentence,
  state: 'finalized',
  createdAtMs: Date.now(),
  updatedAtMs: Date.now(),
  block: { number: 99, hash: hashOf('8') },
  extrinsicIndex: 1,
  outcome: null,
  failure: null,
  protection: null,
  expected: null,
  ...patch,
});

/** Puts the stores into the state of an unlocked wallet with a live portfolio. */
/** No node has answered yet: which chain and which runtime is not known. */
export const away: NetworkStatus = { ...online, state: 'connecting', genesisHash: null, specVersion: null };

export function fillStores(): void {
  useWalletStore.setState({
    status: status(),
    statusAtMs: Date.now(),
    settings,
    approvalIds: [approvalId],
    failure: null,
  });
  useChainStore.setState({ network: online, portfolio: reading(), activity: [], capabilities });
}

export function emptyStores(): void {
  useWalletStore.setState({ status: null, settings: null, approvalIds: null, failure: null });
  useChainStore.setState(EMPTY_CHAIN);
}

type Answer = (params: never) => unknown;

export interface FakeServices extends Services {
  /** Every call to the background, in order. */
  calls: Array<{ method: string; params: unknown }>;
}

/** Key work that nobody expects; a test hands in what it answers. Calibration keeps what it was given. */
export function fakeKeys(answers: Partial<KeyWork> = {}): KeyWork {
  const unexpected = (name: string) => async () => {
    throw new Error(`nobody answers keys.${name}`);
  };
  return {
    open: unexpected('open'),
    openMany: unexpected('openMany'),
    preview: unexpected('preview'),
    write: unexpected('write'),
    calibrate: async (least) => least,
    ...answers,
  };
}

/** Services that answer from tables; an unanswered question is a failure of the test, not silence. */
export function fakeServices(
  background: Record<string, Answer> = {},
  engine: Record<string, Answer> = {},
  keys: Partial<KeyWork> = {},
  /** What a stream says as soon as it is opened; one that is not here stays silent. */
  streams: Record<string, () => unknown> = {},
): FakeServices {
  const calls: FakeServices['calls'] = [];
  const answer = (table: Record<string, Answer>, name: string, params: unknown): unknown => {
    const given = table[name];
    if (!given) throw new Error(`nobody answers ${name}`);
    return given(params as never);
  };
  return {
    calls,
    background: {
      call: async (method, params) => {
        calls.push({ method, params });
        return answer(background, method, params) as never;
      },
      on: () => () => undefined,
      onReconnect: () => () => undefined,
    },
    engine: {
      call: async (method, params) => answer(engine, method, params) as never,
      open: (stream, _params, onEvent) => {
        const event = streams[stream]?.();
        if (event !== undefined) onEvent(event as never);
        return () => undefined;
      },
      configure: () => undefined,
    },
    deriveKey: async () => 'f'.repeat(64),
    keys: fakeKeys(keys),
    platform: {
      openTab: () => undefined,
      openPanel: null,
      closeWindow: () => undefined,
      copy: async () => undefined,
      version: () => '0.0.0',
    },
  };
}

/** Renders below services and a router that lives in memory. */
export function renderApp(ui: ReactNode, services: Services, path = '/') {
  const location = memoryLocation({ path, record: true });
  const view = render(
    <ServicesProvider services={services}>
      <Router hook={location.hook}>{ui}</Router>
    </ServicesProvider>,
  );
  return { ...view, history: location.history };
}

/** An account of a key file, as the page's key work gives it. */
export const openedAccount = (digit: string, patch: Partial<OpenedAccount> = {}): OpenedAccount => ({
  path: 'file.json',
  name: `Account ${digit}`,
  role: 'coldkey',
  accountId: hashOf(digit),
  address: addressOf(hashOf(digit)),
  cryptoType: 'sr25519',
  secret: { kind: 'seed', seedHex: digit.repeat(64), path: '', cryptoType: 'sr25519' },
  problem: null,
  ...patch,
});

/** What the engine finds behind addresses: the same for each. */
export const holdingsOf =
  (patch: Partial<Holdings> = {}) =>
  ({ addresses }: { addresses: string[] }): Snapshot<Holdings[]> =>
    snapshotOf(
      addresses.map((address) => ({
        address,
        freeRao: 12_402_100_000n,
        reservedRao: 0n,
        stakedRao: 0n,
        positions: 0,
        used: true,
        ...patch,
      })),
    );

/** What became of new accounts, as the vault answers. */
export const addedFor = ({ accounts }: { accounts: ReadonlyArray<{ name: string }> }): AddedAccounts => ({
  accounts: accounts.map(({ name }, index) => ({
    ...account,
    accountId: `0x${index.toString(16).padStart(64, '0')}`,
    name,
  })),
  outcomes: accounts.map(() => 'added'),
});

export const kdf: KdfParams = {
  alg: 'argon2id',
  salt: '0'.repeat(32),
  memoryKiB: 65_536,
  passes: 3,
  lanes: 1,
};

/** Text with ordinary spaces, as a reader reads it. */
export const plainText = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');

/** Chooses files on the import page; a path with a slash is that of a chosen folder. */
export function chooseFiles(files: Array<{ path: string; content: string | Uint8Array }>): void {
  const chosen = files.map(({ path, content }) => {
    const file = new File([content as BlobPart], path.split('/').at(-1) ?? path);
    Object.defineProperty(file, 'webkitRelativePath', { value: path.includes('/') ? path : '' });
    return file;
  });
  fireEvent.change(screen.getByTestId('choose-files'), { target: { files: chosen } });
}
