// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Risk } from '../../../src/core/explain/types.js';
import { Request } from '../../../src/popup/features/approval/request.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { ApprovalView, DeviceSigner } from '../../../src/protocol/ui/approvals.js';
import { haveAccounts, LEDGER, PHONE } from './acting-support.js';
import { openWindow, pass } from './approval-support.js';
import {
  approvalBase,
  approvalId,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  hashOf,
  kdf,
  plainText,
  renderApp,
} from './support.js';

const SIGNATURE = `0x${'7'.repeat(128)}` as const;
/** What the device's part was given, and its ways out. */
const opened: Array<{
  id: string;
  payloadHash: string;
  signer: DeviceSigner;
  onSigned(signature: `0x${string}`): void;
  onBack(): void;
}> = [];

// The device's own part has tests of its own: here it is what it gives to the request.
vi.mock('../../../src/popup/features/approval/device/ledger-step.js', () => ({
  LedgerStep: (props: (typeof opened)[number]) => {
    opened.push(props);
    return <div data-testid="ledger-step">the Ledger</div>;
  },
}));
vi.mock('../../../src/popup/features/approval/device/vault-step.js', () => ({
  VaultStep: (props: (typeof opened)[number]) => {
    opened.push(props);
    return <div data-testid="vault-step">the phone</div>;
  },
}));

const ledger: DeviceSigner = {
  accountId: LEDGER.accountId,
  address: LEDGER.address,
  custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 0 },
  cryptoType: 'ed25519',
};
const phone: DeviceSigner = {
  accountId: PHONE.accountId,
  address: PHONE.address,
  custody: { kind: 'vault' },
  cryptoType: 'sr25519',
};

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
  haveAccounts(LEDGER, PHONE);
  opened.length = 0;
  document.documentElement.dataset.surface = 'tab';
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
  delete document.documentElement.dataset.surface;
});

const onDevice = (device: DeviceSigner, patch: Partial<ApprovalView> = {}): ApprovalView =>
  ({ ...extrinsicView(), address: device.address, device, ...patch }) as ApprovalView;

const PROXY_RISK: Risk = {
  code: 'proxy-grant',
  level: 'danger',
  params: { type: { t: 'text', text: 'Any' }, delay: { t: 'int', value: 0n } },
};

async function open(view: ApprovalView, answers: Record<string, (params: never) => unknown> = {}) {
  const told: unknown[] = [];
  const services = fakeServices({
    'approvals.get': () => view,
    'approvals.decide': () => ({ done: true, txHash: hashOf('9') }),
    'wallet.kdfForUnlock': () => kdf,
    'approvals.handOver': () => null,
    ...answers,
  });
  const page = renderApp(<Request id={view.id} onAnswered={(answer) => told.push(answer)} />, services);
  await pass(0);
  const sent = (method: string) =>
    services.calls.filter((call) => call.method === method).map(({ params }) => params);
  return { ...page, services, told, sent };
}
const approve = (): HTMLElement => screen.getByTestId('approve');
const press = async (): Promise<void> => {
  fireEvent.click(approve());
  await pass(0);
  await pass(0);
};
/** The way in which the device's part was opened last. */
const part = () => {
  const last = opened.at(-1);
  if (!last) throw new Error('the device was not asked');
  return last;
};

describe('K7 K8 approving with a device', () => {
  it('K7 S48 asks the device only after the press, with exactly what was shown, the sentence in sight', async () => {
    const { sent, told } = await open(onDevice(ledger));
    expect(plainText(approve())).toBe('Sign with Ledger');
    await press();
    expect(screen.queryByTestId('ledger-step')).toBeNull();
    await pass(800);
    await press();
    expect(screen.getByTestId('ledger-step')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Chutes');
    expect(screen.queryByTestId('approve')).toBeNull();
    expect(screen.queryByTestId('effects')).toBeNull();
    expect(part()).toMatchObject({ id: approvalId, payloadHash: hashOf('c'), signer: ledger });
    expect(sent('approvals.decide')).toEqual([]);
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(sent('approvals.decide')).toEqual([
      { id: approvalId, decision: 'sign', payloadHash: hashOf('c'), signature: SIGNATURE },
    ]);
    expect(told).toEqual([{ decision: 'sign', txHash: hashOf('9'), own: false }]);
  });

  it('K8 a phone has its own words and its own part, and the way back shows everything again', async () => {
    await open(onDevice(phone));
    await pass(800);
    expect(plainText(approve())).toBe('Sign with phone');
    await press();
    expect(screen.getByTestId('vault-step')).toBeTruthy();
    await act(async () => part().onBack());
    expect(screen.getByTestId('effects')).toBeTruthy();
    expect(plainText(approve())).toBe('Sign with phone');
  });

  it('K7 a signature is not lost because a window of the device came and went', async () => {
    const { sent } = await open(onDevice(ledger));
    await pass(800);
    await press();
    act(() => {
      window.dispatchEvent(new Event('focus'));
    });
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(sent('approvals.decide')).toHaveLength(1);
  });

  it('K7 Escape leads back from the device first, and only then rejects', async () => {
    const { sent } = await open(onDevice(ledger));
    await pass(800);
    await press();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(screen.getByTestId('effects')).toBeTruthy();
    expect(sent('approvals.decide')).toEqual([]);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(sent('approvals.decide')).toEqual([{ id: approvalId, decision: 'reject' }]);
  });

  it('K7 S24 what is dangerous is held and takes the password before the device is asked', async () => {
    const risky = extrinsicView({ risks: [PROXY_RISK] });
    const { sent } = await open({
      ...risky,
      address: ledger.address,
      device: ledger,
      needsPassword: true,
    } as ApprovalView);
    await pass(800);
    expect(plainText(approve())).toContain('Hold, then use the Ledger');
    fireEvent.change(screen.getByTestId('approval-password'), { target: { value: 'correct horse' } });
    fireEvent.pointerDown(approve(), { button: 0 });
    await pass(1_600);
    await pass(0);
    expect(screen.getByTestId('ledger-step')).toBeTruthy();
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(sent('approvals.decide')).toEqual([
      {
        id: approvalId,
        decision: 'sign',
        payloadHash: hashOf('c'),
        signature: SIGNATURE,
        wrappingKey: 'f'.repeat(64),
      },
    ]);
  });

  it('K7 a wrong password leads back to its field; a wrong signature stays with the device', async () => {
    const codes = ['device/wrong-signature', 'vault/wrong-password'] as const;
    let at = 0;
    const { sent } = await open({ ...onDevice(ledger), needsPassword: true } as ApprovalView, {
      'approvals.decide': () => {
        throw new WalletError(codes[at++] ?? 'internal');
      },
    });
    await pass(800);
    fireEvent.change(screen.getByTestId('approval-password'), { target: { value: 'wrong' } });
    fireEvent.pointerDown(approve(), { button: 0 });
    await pass(1_600);
    await pass(0);
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(screen.getByTestId('ledger-step')).toBeTruthy();
    expect(screen.getByRole('alert')).toBeTruthy();
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(sent('approvals.decide')).toHaveLength(2);
    expect(screen.queryByTestId('ledger-step')).toBeNull();
    expect(screen.getByTestId('approval-password')).toBeTruthy();
  });

  it('K7 messages are signed by the device too', async () => {
    const message: ApprovalView = {
      ...approvalBase(),
      kind: 'message',
      address: ledger.address,
      text: 'hello',
      hex: '0x68656c6c6f',
      payloadHash: hashOf('d'),
      suspiciousCharacters: false,
      foreignDomain: null,
      signIn: null,
      refusal: null,
      device: ledger,
    };
    await open(message);
    await pass(800);
    expect(plainText(approve())).toBe('Sign with Ledger');
    await press();
    expect(part()).toMatchObject({ payloadHash: hashOf('d') });
  });
});

describe('K7 a request of our own form in the popup', () => {
  const own = (): ApprovalView => {
    const view = onDevice(ledger);
    return { ...view, requester: { ...view.requester, origin: null } };
  };

  it('K7 goes to the approval window before a device is asked, and says where it went', async () => {
    delete document.documentElement.dataset.surface;
    const { sent, told } = await open(own());
    await pass(800);
    await press();
    expect(sent('approvals.handOver')).toEqual([{ id: approvalId }]);
    expect(opened).toEqual([]);
    expect(screen.getByTestId('handed-over').textContent).toContain('Goes on in its own window');
    // Answered there: nothing here claims that nothing was signed.
    act(() => useWalletStore.setState({ approvalIds: [] }));
    expect(screen.getByTestId('handed-over')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the wallet' }));
    expect(told).toEqual([{ decision: 'sign', txHash: null, own: false }]);
  });

  it('K7 is finished in the approval window, which says so and closes', async () => {
    document.documentElement.dataset.surface = 'approval';
    const { closed, sent } = await openWindow([own()], {
      'approvals.decide': () => ({ done: true, txHash: hashOf('9') }),
    });
    await pass(800);
    await press();
    part().onSigned(SIGNATURE);
    await pass(0);
    expect(sent('approvals.decide')).toHaveLength(1);
    expect(screen.getByTestId('sent').textContent).toContain('Signed and on its way');
    expect(closed()).toBe(0);
    await pass(3_000);
    expect(closed()).toBe(1);
  });

  it('K7 is refused there as anywhere, and the window closes', async () => {
    document.documentElement.dataset.surface = 'approval';
    const { closed, sent } = await openWindow([own()]);
    fireEvent.click(screen.getByTestId('reject'));
    await pass(0);
    expect(sent('approvals.decide')).toEqual([{ id: approvalId, decision: 'reject' }]);
    expect(screen.queryByTestId('sent')).toBeNull();
    expect(closed()).toBe(1);
  });
});
