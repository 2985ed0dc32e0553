// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { Gate } from '../../../src/popup/app/gate.js';
import { Unlocked } from '../../../src/popup/app/unlocked.js';
import { Locked } from '../../../src/popup/features/unlock/locked.js';
import {
  askPasskey,
  createPasskey,
  fromBase64url,
  passkeySupport,
  toBase64url,
} from '../../../src/popup/passkey/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, fillStores, renderApp, status } from './support.js';

const lockedStatus = (patch = {}) =>
  status({ vault: 'locked', accounts: [], activeAccountId: null, ...patch });

beforeEach(() => {
  fillStores();
  useWalletStore.setState({ status: lockedStatus() });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  emptyStores();
});

const PRF = Uint8Array.from({ length: 32 }, (_, index) => index);
const PRF_HEX = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const PASSKEY = {
  credentialId: toBase64url(Uint8Array.of(9, 8, 7)),
  prfSalt: toBase64url(new Uint8Array(32).fill(5)),
};

interface Asked {
  publicKey: Record<string, unknown> & {
    rpId?: string;
    rp?: { id: string };
    extensions: { prf: { eval: { first: Uint8Array } } };
  };
}
/** A browser whose passkeys answer with these extension results, in order. */
function browserWith(answers: Array<object | Error>, capabilities: Record<string, boolean> | null = null) {
  const asked: Asked[] = [];
  const next = async (question: Asked) => {
    asked.push(question);
    const answer = answers.shift();
    if (answer instanceof Error || answer === undefined) throw answer ?? new Error('not expected');
    return { rawId: Uint8Array.of(9, 8, 7).buffer, getClientExtensionResults: () => answer };
  };
  vi.stubGlobal('PublicKeyCredential', {
    ...(capabilities ? { getClientCapabilities: async () => capabilities } : {}),
  });
  vi.stubGlobal('navigator', { ...navigator, credentials: { create: next, get: next } });
  return asked;
}
const named = (name: string): Error => Object.assign(new Error('refused by the browser'), { name });
const methods = (services: ReturnType<typeof fakeServices>) => services.calls.map(({ method }) => method);
const typePassword = (): void => {
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'right password' } });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
};

describe('U2 passkeys', () => {
  it('U2 unlocks with what the passkey gives, asked for this extension alone', async () => {
    useWalletStore.setState({ status: lockedStatus({ passkey: true }) });
    const asked = browserWith([{ prf: { results: { first: PRF.slice().buffer } } }]);
    const services = fakeServices({
      'wallet.passkeyForUnlock': () => ({ passkey: PASSKEY }),
      'wallet.unlockWithPasskey': () => status(),
    });
    renderApp(<Locked surface="popup" />, services);
    fireEvent.click(screen.getByRole('button', { name: 'Unlock with a passkey' }));
    await waitFor(() => expect(useWalletStore.getState().status?.vault).toBe('unlocked'));
    expect(services.calls.at(-1)).toEqual({
      method: 'wallet.unlockWithPasskey',
      params: { prfKey: PRF_HEX },
    });
    expect(asked[0]?.publicKey).toMatchObject({ rpId: location.hostname, userVerification: 'required' });
    expect(toBase64url(asked[0]?.publicKey.extensions.prf.eval.first ?? new Uint8Array())).toBe(
      PASSKEY.prfSalt,
    );
  });

  it('U2 the password stays when the passkey is not used, and the error says what to do', async () => {
    useWalletStore.setState({ status: lockedStatus({ passkey: true }) });
    browserWith([named('NotAllowedError')]);
    const services = fakeServices({
      'wallet.passkeyForUnlock': () => ({ passkey: PASSKEY }),
      'wallet.status': () => lockedStatus({ passkey: true }),
    });
    renderApp(<Locked surface="popup" />, services);
    fireEvent.click(screen.getByRole('button', { name: 'Unlock with a passkey' }));
    expect((await screen.findByRole('alert')).textContent).toContain('use your password');
    expect(screen.getByLabelText('Password')).toBeTruthy();
    expect(methods(services)).not.toContain('wallet.unlockWithPasskey');
  });

  it('U2 offers no passkey where there is none', () => {
    renderApp(<Locked surface="popup" />, fakeServices());
    expect(screen.queryByRole('button', { name: 'Unlock with a passkey' })).toBeNull();
  });

  it('U2 makes a passkey with user verification and gives its secret, asking again where creation gives none', async () => {
    const atOnce = browserWith([{ prf: { enabled: true, results: { first: PRF.slice() } } }]);
    const made = await createPasskey();
    expect(made).toMatchObject({ credentialId: PASSKEY.credentialId, prfKey: PRF_HEX });
    expect(atOnce[0]?.publicKey).toMatchObject({
      rp: { id: location.hostname },
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    const later = browserWith([{ prf: { enabled: true } }, { prf: { results: { first: PRF.slice() } } }]);
    expect((await createPasskey()).prfKey).toBe(PRF_HEX);
    expect(later[1]?.publicKey.extensions.prf.eval.first).toEqual(
      later[0]?.publicKey.extensions.prf.eval.first,
    );
  });

  it.each([
    ['no prf at all', [{}], 'passkey/unsupported'],
    ['prf switched off', [{ prf: { enabled: false } }], 'passkey/unsupported'],
    ['a short secret', [{ prf: { results: { first: new Uint8Array(16) } } }], 'passkey/unsupported'],
    ['a browser that cannot', [named('NotSupportedError')], 'passkey/unsupported'],
    ['a person who says no', [named('NotAllowedError')], 'passkey/refused'],
  ])('U2 %s is an error of its own', async (_, answers, code) => {
    browserWith(answers);
    await expect(createPasskey()).rejects.toMatchObject({ code });
  });

  it('U2 says plainly that a browser has no passkeys', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    await expect(askPasskey(PASSKEY)).rejects.toMatchObject({ code: 'passkey/unsupported' });
    expect(await passkeySupport()).toBe(false);
    browserWith([], { 'extension:prf': false });
    expect(await passkeySupport()).toBe(false);
    browserWith([], { 'extension:prf': true });
    expect(await passkeySupport()).toBe(true);
    browserWith([]);
    expect(await passkeySupport()).toBe(true);
  });

  it('U2 base64url goes there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
        expect([...fromBase64url(text)]).toEqual([...bytes]);
      }),
    );
  });
});

describe('U4 stronger parameters at unlock', () => {
  const OLD = { alg: 'argon2id', salt: '0'.repeat(32), memoryKiB: 1, passes: 1, lanes: 1 } as const;
  const NEW = { ...OLD, salt: '1'.repeat(32), passes: 2 };
  const servicesWith = (upgrade: () => unknown) => {
    const services = fakeServices(
      {
        'wallet.kdfForUnlock': () => OLD,
        'wallet.unlock': () => status(),
        'wallet.kdfUpgrade': upgrade,
        'wallet.changePassword': () => null,
      },
      {},
      { calibrate: async (least) => ({ ...least, passes: 7 }) },
    );
    services.deriveKey = async (_password, { salt, passes }) => `${salt}-${passes}`;
    return services;
  };

  it('U4 wraps the vault anew with the same password, as slow as this machine allows', async () => {
    const services = servicesWith(() => ({ kdf: NEW }));
    renderApp(<Locked surface="popup" />, services);
    typePassword();
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'wallet.changePassword')?.params).toEqual({
        oldWrappingKey: `${OLD.salt}-1`,
        kdf: { ...NEW, passes: 7 },
        wrappingKey: `${NEW.salt}-7`,
      }),
    );
    expect(useWalletStore.getState().status?.vault).toBe('unlocked');
  });

  it('U4 leaves a vault with good parameters alone, and an open wallet open when the upgrade fails', async () => {
    for (const upgrade of [
      () => ({ kdf: null }),
      () => {
        throw new WalletError('vault/write-failed');
      },
    ]) {
      useWalletStore.setState({ status: lockedStatus() });
      const services = servicesWith(upgrade);
      renderApp(<Locked surface="popup" />, services);
      typePassword();
      await waitFor(() => expect(methods(services)).toContain('wallet.kdfUpgrade'));
      expect(useWalletStore.getState().status?.vault).toBe('unlocked');
      expect(methods(services)).not.toContain('wallet.changePassword');
      cleanup();
    }
  });
});

describe('a wrong password', () => {
  it('S2 while one is checked the field stays as it is, and what it says of it goes with the first edit', async () => {
    let answer: (error: WalletError) => void = () => undefined;
    const services = fakeServices({
      'wallet.kdfForUnlock': () => ({}),
      'wallet.unlock': () =>
        new Promise((_, reject) => {
          answer = reject;
        }),
      'wallet.status': () => lockedStatus(),
    });
    renderApp(<Locked surface="popup" />, services);
    const field = screen.getByLabelText<HTMLInputElement>('Password');
    expect(field.readOnly).toBe(false);
    field.focus();
    typePassword();
    await waitFor(() => expect(methods(services)).toContain('wallet.unlock'));
    expect(field.readOnly).toBe(true);
    expect(document.activeElement).toBe(field);
    answer(new WalletError('vault/wrong-password'));
    await screen.findByText(/That is not the password/);
    expect(field.readOnly).toBe(false);
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'another one' } });
    expect(screen.queryByText(/That is not the password/)).toBeNull();
  });
});

describe('waiting and forgetting', () => {
  // Recovery is loaded when it is needed; here it is there already.
  beforeAll(() => import('../../../src/popup/app/recovery.js'));

  it('S2 counts the seconds down and then takes an attempt again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    useWalletStore.setState({
      status: lockedStatus({ retryInMs: 2_000, passkey: true }),
      statusAtMs: Date.now(),
    });
    const services = fakeServices({
      'wallet.kdfForUnlock': () => ({}),
      'wallet.unlock': () => status(),
      'wallet.kdfUpgrade': () => ({ kdf: null }),
    });
    renderApp(<Locked surface="popup" />, services);
    expect(screen.getByText('Next attempt in 2 s')).toBeTruthy();
    typePassword();
    fireEvent.click(screen.getByRole('button', { name: 'Unlock with a passkey' }));
    expect(services.calls).toEqual([]);
    vi.advanceTimersByTime(1_250);
    expect(await screen.findByText('Next attempt in 1 s')).toBeTruthy();
    vi.advanceTimersByTime(1_000);
    await waitFor(() => expect(screen.queryByText(/Next attempt/)).toBeNull());
    typePassword();
    await waitFor(() => expect(useWalletStore.getState().status?.vault).toBe('unlocked'));
  });

  it('S2 asks for no wait when there is none, however fresh the status is', () => {
    useWalletStore.setState({ status: lockedStatus(), statusAtMs: Date.now() + 200 });
    renderApp(<Locked surface="popup" />, fakeServices());
    expect(screen.queryByText(/Next attempt/)).toBeNull();
  });

  it('says that nobody can reset the password, and erases only after the typed words', async () => {
    const services = fakeServices({
      'wallet.erase': () => null,
      'wallet.status': () => status({ vault: 'empty', accounts: [] }),
    });
    renderApp(<Locked surface="popup" />, services);
    fireEvent.click(screen.getByRole('button', { name: 'Forgot your password?' }));
    const title = await screen.findByRole('heading', { name: 'Nobody can reset it' });
    await waitFor(() => expect(document.activeElement).toBe(title));
    const erase = screen.getByRole('button', { name: 'Erase everything' });
    fireEvent.click(erase);
    fireEvent.change(screen.getByLabelText(/Type this to confirm/), { target: { value: 'erase' } });
    fireEvent.click(erase);
    expect(services.calls).toEqual([]);
    fireEvent.change(screen.getByLabelText(/Type this to confirm/), {
      target: { value: 'erase everything' },
    });
    fireEvent.click(erase);
    await waitFor(() => expect(useWalletStore.getState().status?.vault).toBe('empty'));
    expect(services.calls[0]).toEqual({
      method: 'wallet.erase',
      params: { confirmation: 'erase everything' },
    });
  });

  it('leads back from there to the password', async () => {
    renderApp(<Locked surface="popup" />, fakeServices());
    fireEvent.click(screen.getByRole('button', { name: 'Forgot your password?' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Back to the password' }));
    await waitFor(() => expect(screen.getByLabelText('Password')).toBe(document.activeElement));
  });

  it('S6 S11 offers erasing for storage that cannot be read, never for a newer wallet', async () => {
    useWalletStore.setState({ status: status({ vault: 'unreadable', accounts: [] }) });
    renderApp(<Gate surface="popup" unlocked={Unlocked} />, fakeServices());
    expect(await screen.findByText('Nothing opens it')).toBeTruthy();
    cleanup();
    useWalletStore.setState({ status: status({ vault: 'newer', accounts: [] }) });
    renderApp(<Gate surface="popup" unlocked={Unlocked} />, fakeServices());
    expect(await screen.findByText(/Update the extension/)).toBeTruthy();
    expect(screen.queryByText('Nothing opens it')).toBeNull();
  });
});
