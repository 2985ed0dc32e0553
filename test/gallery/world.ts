import type { Account } from '../../src/core/accounts/types.js';
import { alphaBase, rao, raoPerAlpha } from '../../src/core/amount/money.js';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import type { SubnetRow } from '../../src/core/stake/types.js';
import type { Services } from '../../src/popup/app/services.js';
import { useChainStore } from '../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../src/popup/state/wallet-store.js';
import type { ApprovalView } from '../../src/protocol/ui/approvals.js';
import { EDGES } from '../support/approval-edges.js';
import { hashOf, MAIN, SHARED, STRANGER, subnetOf } from '../support/approval-parts.js';
import { TWELVE } from '../support/approval-views.js';
import type { Scene } from './chain-world.js';

export const ALL_VIEWS: readonly ApprovalView[] = [...TWELVE, ...EDGES];

interface Wanted {
  ids: string[];
  /** How many accounts the wallet has. */
  accounts: number;
  /** Time until the requests close, where it matters. */
  leftMs: number | null;
}

/** Fills the stores as for an open wallet and answers the views that are to be shown. */
export function showViews({ ids, accounts, leftMs }: Wanted): ApprovalView[] {
  const views = ids.map((id): ApprovalView => {
    const view = ALL_VIEWS.find((one) => one.id === id);
    if (!view) throw new Error(`there is no view ${id}`);
    return leftMs === null ? view : { ...view, expiresAtMs: Date.now() + leftMs };
  });
  const own = Array.from({ length: accounts }, (_, index) => accountOf(index));
  fill(own, ids, portfolioOf());
  return views;
}

/** The same for a view that a real background gave, with the wallet it gave it for. */
export function showScene({ view, accounts, portfolio, nowMs }: Scene): ApprovalView[] {
  fill(accounts, [view.id], {
    state: 'live',
    error: null,
    snapshot: {
      genesisHash: hashOf('1'),
      specVersion: 424,
      block: { number: 1, hash: hashOf('2') },
      atMs: nowMs,
      source: '',
      value: portfolio,
    },
  });
  return [view];
}

function fill(
  accounts: Account[],
  ids: string[],
  portfolio: ReturnType<typeof useChainStore.getState>['portfolio'],
): void {
  useWalletStore.setState({
    status: {
      vault: 'unlocked',
      accounts,
      activeAccountId: accounts[0]?.accountId ?? null,
      lockAtMs: null,
      retryInMs: 0,
      pendingApprovals: ids.length,
      passkey: false,
    },
    approvalIds: ids,
  });
  useChainStore.setState({ portfolio });
}

function accountOf(index: number): Account {
  const [address = STRANGER, name = `Account ${index + 1}`] =
    [
      [MAIN, 'Main coldkey'],
      [SHARED, 'Treasury'],
    ][index] ?? [];
  return {
    accountId: `0x${(index + 10).toString(16).padStart(64, 'a')}`,
    address,
    name,
    cryptoType: 'sr25519',
    createdAtMs: 1,
    backedUp: true,
    role: 'coldkey',
    source: 'phrase',
    hidden: false,
    colour: 0,
  };
}

function portfolioOf(): ReturnType<typeof useChainStore.getState>['portfolio'] {
  const free = rao(12_402_100_000n);
  return {
    state: 'live',
    error: null,
    snapshot: {
      genesisHash: hashOf('1'),
      specVersion: 424,
      block: { number: 7_214_090, hash: hashOf('2') },
      atMs: Date.now(),
      source: 'ws://127.0.0.1:9944',
      value: {
        accounts: [
          {
            address: MAIN,
            balance: { freeRao: free, reservedRao: rao(0n), frozenRao: rao(0n), spendableRao: free },
            positions: [],
            baskets: null,
            totalRao: free,
            unpriced: 0,
          },
        ],
        subnets: [64, 8, 4].map(subnetRow),
      },
    },
  };
}

function subnetRow(netuid: number): SubnetRow {
  const param = subnetOf(netuid);
  return {
    netuid,
    name: param.name ?? '',
    symbol: param.symbol ?? '',
    priceRaoPerAlpha: raoPerAlpha(82_000_000n),
    taoInRao: rao(0n),
    alphaInBase: alphaBase(0n),
    alphaOutBase: alphaBase(0n),
    subtokenEnabled: true,
  };
}

/** Doors that show the views and take decisions without carrying them out. */
export function galleryServices(views: readonly ApprovalView[]): Services {
  const answer = (method: string, params: { id?: string }): unknown => {
    if (method === 'approvals.get') return views.find(({ id }) => id === params.id);
    if (method === 'approvals.decide') return { done: true, txHash: null };
    if (method === 'approvals.rejectAll') return { rejected: views.length };
    throw new WalletError('internal');
  };
  const unused = async (): Promise<never> => {
    throw new WalletError('internal');
  };
  return {
    background: {
      call: async (method, params) => answer(method, params as { id?: string }) as never,
      on: () => () => undefined,
      onReconnect: () => () => undefined,
    },
    engine: { call: unused, open: () => () => undefined, configure: () => undefined },
    deriveKey: unused,
    keys: { open: unused, openMany: unused, preview: unused, write: unused, calibrate: unused },
    platform: {
      openTab: () => undefined,
      openPanel: null,
      closeWindow: () => undefined,
      copy: async () => undefined,
      version: () => '0.0.0',
    },
  };
}
