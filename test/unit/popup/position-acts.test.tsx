// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeatureId } from '../../../src/core/chain/capability.js';
import PositionPage from '../../../src/popup/features/holdings/position-page.js';
import { useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import { useLastReport } from '../../../src/popup/features/network/use-report.js';
import { keptDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  renderApp,
  settings,
  snapshotOf,
  status,
} from './support.js';
import { OTHER } from './trade-support.js';

beforeEach(() => {
  localStorage.clear();
  useScopeChoice.setState({ all: false, watched: false });
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
  useLastReport.setState({ last: null });
});

function open(netuid: number) {
  const services = fakeServices(
    { 'wallet.setActiveAccount': () => null },
    {
      validatorDetails: () => snapshotOf([]),
      positionYield: () => ({ kind: 'not-measured', reason: 'error' }),
    },
  );
  return { services, ...renderApp(<PositionPage params={{ netuid: String(netuid) }} />, services) };
}
const acts = (): string[] =>
  within(screen.getByRole('navigation'))
    .getAllByText(/./)
    .map((act) => act.textContent ?? '');
const href = (name: string): string => screen.getByText(name).getAttribute('href') ?? '';

describe('P1 T6 T7 T8 T9 T10 what can be done with a position', () => {
  it('on a subnet: add, remove, move to a validator or a subnet, transfer', async () => {
    open(64);
    expect(acts()).toEqual(['Add', 'Remove', 'Move', 'Transfer']);
    expect(href('Remove')).toBe(`/do/unstake/64/${HOTKEY}`);
    expect(href('Transfer')).toBe(`/do/transfer/64/${HOTKEY}`);
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    const way = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href');
    expect(await way('To another validator')).toBe(`/do/validator/64/${HOTKEY}`);
    expect(await way('To another subnet')).toBe(`/do/subnet/64/${HOTKEY}`);
    // A screen about one subnet leaves no other.
    expect(document.querySelector('a[href="/do/everything"]')).toBeNull();
  });

  it('on root: add, remove, exit, move to another validator', () => {
    open(0);
    expect(acts()).toEqual(['Add', 'Remove', 'Exit root', 'Move']);
    expect(href('Move')).toBe(`/do/validator/0/${HOTKEY}`);
    expect(href('Exit root')).toBe(`/do/exit-root/${HOTKEY}`);
  });

  it('adds to this very position', () => {
    const { history } = open(64);
    fireEvent.click(screen.getByText('Add'));
    expect(history?.at(-1)).toBe('/stake');
    expect(keptDraft(settings.networkId, account.accountId)).toMatchObject({ netuid: 64, hotkey: HOTKEY });
  });

  it('N1 offers nothing that this runtime does not have', () => {
    const features = (['change-subnet', 'transfer-stake'] as FeatureId[]).map((id) => ({
      id,
      state: 'unavailable' as const,
      items: [],
    }));
    const report = {
      genesisHash: hashOf('1'),
      specName: 'x',
      specVersion: 219,
      metadataVersion: 14 as const,
    };
    useLastReport.setState({
      last: {
        networkId: settings.networkId,
        atMs: 1,
        report: {
          ...report,
          features: [
            ...features,
            ...(['stake', 'unstake', 'change-validator'] as FeatureId[]).map((id) => ({
              id,
              state: 'ready' as const,
              items: [],
            })),
          ],
        },
      },
    });
    open(64);
    expect(acts()).toEqual(['Add', 'Remove', 'Move']);
    expect(href('Move')).toBe(`/do/validator/64/${HOTKEY}`);
  });

  it('P12 of another account, switches to it first', async () => {
    const other = { ...account, accountId: hashOf('b'), address: OTHER, name: 'Second' };
    useWalletStore.setState({ status: status({ accounts: [account, other] }) });
    const world = portfolio([position(64)]);
    const [mine] = world.accounts;
    if (!mine) throw new Error('no account');
    useChainStore.setState({
      portfolio: reading('live', {
        ...world,
        accounts: [
          { ...mine, positions: [] },
          { ...mine, address: OTHER, positions: [position(64, { coldkey: OTHER })] },
        ],
      }),
    });
    useScopeChoice.setState({ all: true });
    const { services } = open(64);
    expect(screen.queryByRole('navigation')).toBeNull();
    fireEvent.click(screen.getByText('Act as Second'));
    await waitFor(() => expect(services.calls.at(-1)?.params).toEqual({ accountId: other.accountId }));
  });
});
