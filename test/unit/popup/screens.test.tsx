// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { Gate } from '../../../src/popup/app/gate.js';
import { Unlocked } from '../../../src/popup/app/unlocked.js';
import Accounts from '../../../src/popup/features/accounts/accounts.js';
import { Request } from '../../../src/popup/features/approval/request.js';
import { Home } from '../../../src/popup/features/home/home.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import Settings from '../../../src/popup/features/settings/settings.js';
import Stake from '../../../src/popup/features/stake/stake.js';
import { Locked } from '../../../src/popup/features/unlock/locked.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  approvalId,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  online,
  portfolio,
  position,
  reading,
  renderApp,
  snapshotOf,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

/** Colours are computed in tokens.test.ts: happy-dom has no layout to measure them in. */
async function violations(container: Element): Promise<string[]> {
  const result = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`);
}

describe('Q3 accessibility', () => {
  const services = () =>
    fakeServices(
      {
        'approvals.get': () => extrinsicView(),
        'wallet.generatePhrase': () => ({ phrase: Array(12).fill('abandon').join(' ') }),
      },
      {
        validators: () => snapshotOf([]),
      },
    );
  it.each([
    ['home', <Home key="1" />, '/', () => screen.findByTestId('portfolio')],
    ['stake', <Stake key="2" />, '/stake', () => screen.findByTestId('subnet-picker')],
    ['settings', <Settings key="3" />, '/settings', () => screen.findByText('Connected sites')],
    ['locked', <Locked key="4" surface="popup" />, '/', () => screen.findByText('Unlock Kelvin')],
    ['welcome', <Onboarding key="5" />, '/', () => screen.findByText('Create a wallet')],
    ['create', <Onboarding key="6" />, '/create', () => screen.findByTestId('reveal')],
    ['import', <Onboarding key="7" />, '/import', () => screen.findByTestId('source')],
    ['accounts', <Accounts key="9" />, '/accounts', () => screen.findByTestId('accounts')],
    [
      'account',
      <Accounts key="10" />,
      `/accounts/${account.accountId}`,
      () => screen.findByTestId('account'),
    ],
    [
      'export',
      <Accounts key="11" />,
      `/accounts/${account.accountId}/export`,
      () => screen.findByTestId('export'),
    ],
    ['batch export', <Accounts key="12" />, '/accounts/export', () => screen.findByTestId('export-several')],
    [
      'derive',
      <Accounts key="13" />,
      `/accounts/${account.accountId}/derive`,
      () => screen.findByTestId('derive'),
    ],
    [
      'approval',
      <Request key="8" id={approvalId} onAnswered={() => undefined} />,
      '/',
      () => screen.findByTestId('approve'),
    ],
  ])('axe finds nothing on %s', async (_, ui, path, shown) => {
    const { container } = renderApp(ui, services(), path);
    await shown();
    expect(await violations(container)).toEqual([]);
  });
});

describe('the gate', () => {
  // Recovery is loaded when it is needed; here it is there already.
  beforeAll(() => import('../../../src/popup/app/recovery.js'));

  it('S15 shows the password and nothing of the wallet while locked', () => {
    useWalletStore.setState({ status: status({ vault: 'locked' }) });
    const { container } = renderApp(<Gate surface="popup" unlocked={Unlocked} />, fakeServices());
    expect(screen.getByLabelText('Password')).toBeTruthy();
    expect(container.textContent).not.toContain(account.name);
    expect(container.innerHTML).not.toContain(ADDRESS);
    expect(container.textContent).not.toMatch(/\d/);
  });

  it('S10 S11 shows recovery, never onboarding, when storage cannot be read', async () => {
    useWalletStore.setState({ status: status({ vault: 'unreadable', accounts: [] }) });
    renderApp(<Gate surface="tab" unlocked={Unlocked} />, fakeServices());
    expect(await screen.findByTestId('recovery')).toBeTruthy();
    expect(screen.queryByText('Create a wallet')).toBeNull();
  });

  it('S6 asks for an update when the wallet is newer', async () => {
    useWalletStore.setState({ status: status({ vault: 'newer', accounts: [] }) });
    renderApp(<Gate surface="popup" unlocked={Unlocked} />, fakeServices());
    expect(await screen.findByText(/Update the extension/)).toBeTruthy();
  });
});

describe('unlocking', () => {
  it('S2 says that the password was wrong and counts down to the next attempt', async () => {
    useWalletStore.setState({ status: status({ vault: 'locked' }) });
    const services = fakeServices({
      'wallet.kdfForUnlock': () => ({}),
      'wallet.unlock': () => {
        throw new WalletError('vault/wrong-password');
      },
      'wallet.status': () => status({ vault: 'locked', retryInMs: 4_000 }),
    });
    renderApp(<Locked surface="popup" />, services);
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'not it' } });
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not the password');
    expect(await screen.findByText(/Next attempt in [34] s/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(services.calls.filter((call) => call.method === 'wallet.unlock')).toHaveLength(1);
  });
});

describe('home', () => {
  it('P1 P3 shows free, root and alpha at exit value, with spot where it differs', () => {
    renderApp(<Home />, fakeServices());
    const text = screen.getByTestId('portfolio').textContent ?? '';
    expect(screen.getByTestId('total').textContent).toContain('14.0000');
    expect(text).toContain('12.0000');
    expect(text).toContain('Root stake');
    expect(text).toContain('SN64');
    expect(text).toContain('spot 1.0000');
  });

  it('P6 keeps the last value with its age when refreshing failed, and never shows zero', () => {
    useChainStore.setState({ portfolio: reading('error') });
    renderApp(<Home />, fakeServices());
    expect(screen.getByTestId('total').textContent).toContain('14.0000');
    expect(screen.getByText(/last known values/)).toBeTruthy();
    expect(screen.getByTestId('provenance').dataset.state).toBe('error');
  });

  it.each(['error', 'stale'] as const)(
    'P6 says one age, beside the total, where a reading is %s',
    (state) => {
      useChainStore.setState({ portfolio: reading(state) });
      const { container } = renderApp(<Home />, fakeServices());
      expect(screen.getByTestId('total').querySelectorAll('time')).toHaveLength(1);
      expect((container.textContent ?? '').match(/ ago|just now/g)).toHaveLength(1);
    },
  );

  it('P6 shows a reason and no amount when nothing was ever read', () => {
    useChainStore.setState({ portfolio: reading('error', null) });
    renderApp(<Home />, fakeServices());
    expect(screen.getByRole('alert').textContent).toContain('did not answer in time');
    expect(screen.getByTestId('total').textContent).not.toMatch(/\d/);
  });

  it('says which positions have no price instead of counting them as nothing', () => {
    const unpriced = portfolio([position(7, { exit: { kind: 'unavailable', reason: 'dust' } })]);
    const [only] = unpriced.accounts;
    if (only) only.unpriced = 1;
    useChainStore.setState({ portfolio: reading('live', unpriced) });
    renderApp(<Home />, fakeServices());
    expect(screen.getByText('too small to sell')).toBeTruthy();
    expect(screen.getByText(/1 position without a price/)).toBeTruthy();
  });

  it('K1 reminds of an unconfirmed recovery phrase', () => {
    useWalletStore.setState({ status: status({ accounts: [{ ...account, backedUp: false }] }) });
    renderApp(<Home />, fakeServices());
    expect(screen.getByTestId('backup-warning')).toBeTruthy();
  });

  it('says how to start the local network when it is not running', () => {
    useChainStore.setState({ network: { ...online, state: 'offline', best: null, retryInMs: 1_000 } });
    renderApp(<Home />, fakeServices());
    expect(screen.getByTestId('offline-warning').textContent).toContain('npm run devnet');
  });

  it('opens a subnet to its validators', () => {
    renderApp(<Home />, fakeServices());
    const row = screen.getByRole('button', { name: /Chutes/ });
    fireEvent.click(row);
    expect(row.getAttribute('aria-expanded')).toBe('true');
  });
});
