// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { passwordStrength } from '../../../src/popup/components/password-strength.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { PhraseReveal } from '../../../src/popup/features/onboarding/phrase-reveal.js';
import { fieldsFor, splitPhrase } from '../../../src/popup/features/onboarding/phrase-words.js';
import { pickPositions } from '../../../src/popup/features/onboarding/quiz.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { account, emptyStores, fakeServices, kdf, renderApp, settings, status } from './support.js';

const WORDS = 'abandon ability able about above absent absorb abstract absurd abuse access accident';
const PASSWORD = 'tundra-violin-42-quartz';

beforeEach(() => {
  useWalletStore.setState({
    status: status({ vault: 'empty', accounts: [], activeAccountId: null }),
    settings,
  });
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

describe('U1 the password meter', () => {
  it.each([
    ['', false],
    ['short1!', false],
    ['passwordpassword', false],
    ['P@ssw0rd1234', false],
    ['aaaaaaaaaaaaaaaa', false],
    ['abcdefghijklmnop', false],
    ['12345678901234567890', false],
    ['bittensor2026', false],
    ['tundra violin quartz', true],
    ['gT7#kQ9!xW2$', true],
    ['\u0436\u0443\u0440\u0430\u0432\u043b\u044c \u043c\u043e\u0440\u043e\u0437 7', true],
  ])('"%s" accepted: %s', (password, accepted) => {
    expect(passwordStrength(password).accepted).toBe(accepted);
  });

  it('never throws and never accepts fewer than eight characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
        const { score, accepted } = passwordStrength(password);
        expect(score).toBeGreaterThanOrEqual(0);
        if ([...password.normalize('NFKC')].length < 8) expect(accepted).toBe(false);
      }),
    );
  });
});

describe('the words', () => {
  it('are found in a numbered, comma-separated or multi-line phrase', () => {
    expect(splitPhrase('1. Abandon, 2. ability\n3) able')).toEqual(['abandon', 'ability', 'able']);
    expect([1, 12, 13, 24, 30].map(fieldsFor)).toEqual([12, 12, 15, 24, 24]);
  });

  it('asked back are three different ones, whatever the random source says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 24 }), fc.func(fc.nat()), (length, pick) => {
        const positions = pickPositions(length, 3, (below) => pick(below) % below);
        expect(new Set(positions).size).toBe(3);
        expect(positions.every((position) => position >= 0 && position < length)).toBe(true);
      }),
    );
  });

  it('are in the document only after holding, and leave it on blur or after 30 s', async () => {
    vi.useFakeTimers();
    const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    const { container } = renderApp(
      <PhraseReveal words={WORDS.split(' ')} onWritten={() => undefined} />,
      fakeServices(),
    );
    const hold = async () => {
      fireEvent.pointerDown(screen.getByTestId('reveal'));
      await pass(600);
    };
    fireEvent.pointerDown(screen.getByTestId('reveal'));
    await pass(300);
    fireEvent.pointerUp(screen.getByTestId('reveal'));
    await pass(1_000);
    expect(container.textContent).not.toContain('abandon');
    await hold();
    expect(container.textContent).toContain('abandon');
    fireEvent.blur(window);
    expect(container.textContent).not.toContain('abandon');
    await hold();
    for (let second = 0; second < 30; second += 1) await pass(1_000);
    expect(container.textContent).not.toContain('abandon');
  });
});

describe('K1 creating', () => {
  async function createWith(choose: () => void) {
    const services = fakeServices(
      {
        'wallet.generatePhrase': () => ({ phrase: WORDS }),
        'wallet.kdfForCreate': () => kdf,
        'wallet.create': () => {
          // The background says so before it answers.
          act(() => useWalletStore.getState().setStatus(status()));
          return { accounts: [{ ...account, backedUp: false }], outcomes: ['added'] };
        },
      },
      {},
      { calibrate: async (least) => ({ ...least, passes: 7 }) },
    );
    const page = renderApp(<Onboarding />, services, '/create');
    fireEvent.pointerDown(await screen.findByTestId('reveal'));
    await waitFor(() => expect(screen.getByTestId('phrase').dataset.shown).toBe('true'), { timeout: 2_000 });
    fireEvent.click(screen.getByText('I wrote them down'));
    choose();
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: PASSWORD } });
    fireEvent.click(screen.getByTestId('finish'));
    const done = await screen.findByTestId('done');
    expect(done.querySelector('h1')?.textContent).toBe('Kelvin is ready');
    expect(done.textContent).toContain('Pin Kelvin');
    return { services, page };
  }

  it('K1 keeps the account unconfirmed when the words are put off', async () => {
    const { services } = await createWith(() => {
      fireEvent.click(screen.getByText('Continue'));
      expect(screen.getByRole('alert').textContent).toContain('does not match');
      fireEvent.click(screen.getByTestId('later'));
    });
    const create = services.calls.find((call) => call.method === 'wallet.create');
    expect(create?.params).toMatchObject({
      accounts: [{ kind: 'secret', role: 'coldkey', backedUp: false }],
    });
  });

  it('K1 U4 makes the vault as slow to open as this machine allows, and lets go of the phrase', async () => {
    const { services, page } = await createWith(() => fireEvent.click(screen.getByTestId('later')));
    const create = services.calls.find((call) => call.method === 'wallet.create');
    expect(create?.params).toMatchObject({
      kdf: { ...kdf, passes: 7 },
      wrappingKey: 'f'.repeat(64),
      accounts: [{ name: 'Main coldkey', secret: { kind: 'phrase', phrase: WORDS, path: '' } }],
    });
    expect(JSON.stringify(services.calls)).not.toContain(PASSWORD);
    expect(page.container.innerHTML).not.toContain('abandon');
  });
});

describe('practising', () => {
  it('switches to the local network and says how to get a practice phrase', async () => {
    const services = fakeServices({ 'settings.update': () => ({ ...settings, networkId: 'local' }) });
    const { history } = renderApp(<Onboarding />, services, '/');
    fireEvent.click(screen.getByText('Practise on the local network'));
    expect(await screen.findByText('npm run devnet')).toBeTruthy();
    expect(services.calls).toEqual([
      { method: 'settings.update', params: { patch: { networkId: 'local' } } },
    ]);
    expect(history?.at(-1)).toBe('/practise');
  });
});
