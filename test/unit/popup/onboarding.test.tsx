// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PRACTICE_PHRASE } from '../../../src/core/accounts/practice-phrase.js';
import { NETWORKS } from '../../../src/core/chain/networks.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { passwordStrength } from '../../../src/popup/components/password-strength.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { PhraseReveal } from '../../../src/popup/features/onboarding/phrase-reveal.js';
import { fieldsFor, splitPhrase } from '../../../src/popup/features/onboarding/phrase-words.js';
import { pickPositions } from '../../../src/popup/features/onboarding/quiz.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  addedFor,
  emptyStores,
  fakeServices,
  hashOf,
  holdingsOf,
  kdf,
  plainText,
  renderApp,
  settings,
  status,
} from './support.js';

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

const LOCAL = 'ws://127.0.0.1:9944';
const probe = (patch: object = {}) => ({
  url: LOCAL,
  genesisHash: hashOf('1'),
  specName: 'node-subtensor',
  specVersion: 424,
  best: { number: 1_234, hash: hashOf('2') },
  finalized: { number: 1_230, hash: hashOf('3') },
  latencyMs: 1,
  lagBlocks: null,
  archive: true,
  peers: 0,
  syncing: false,
  ...patch,
});

describe('practising', () => {
  const background = {
    'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
    'wallet.kdfForCreate': () => kdf,
    'wallet.create': addedFor,
    'wallet.status': () => status(),
  };

  it('ends with an account whose money was read from the chain, and three things to try', async () => {
    const services = fakeServices(background, {
      probeEndpoint: () => probe(),
      holdings: holdingsOf({ freeRao: 1_250_500_000_000n, stakedRao: 100_000_000_000n, positions: 9 }),
    });
    const { history } = renderApp(<Onboarding />, services, '/');
    fireEvent.click(screen.getByText('Practise on the local network'));
    expect(history?.at(-1)).toBe('/practise');
    expect(await screen.findByText('A chain answers')).toBeTruthy();
    expect(services.calls).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    const title = await screen.findByRole('heading', { name: 'The practice account' });
    expect(document.activeElement).toBe(title);
    expect(services.calls[0]).toEqual({
      method: 'settings.update',
      params: { patch: { networkId: 'local' } },
    });
    await waitFor(() => expect(screen.getByTestId('practice-balance').textContent).toContain('1'));
    expect(screen.getByText('practice')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: PASSWORD } });
    fireEvent.click(screen.getByTestId('finish'));
    const done = await screen.findByTestId('done');
    await waitFor(() => expect(plainText(screen.getByTestId('funded'))).toContain('1 350.5'));
    // Stake in it is counted at spot: no bare total.
    expect(plainText(screen.getByTestId('funded'))).toMatch(/\u2248 1 350\.5\d* τat spot price/);
    expect(plainText(done)).toMatch(/free · \u2248 [\d .]+τ staked in 9 positions/);
    const links = [...done.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/stake', '/subnet/1', 'http://localhost:5180/polkadot-js.html']);
    const create = services.calls.find(({ method }) => method === 'wallet.create');
    expect(create?.params).toMatchObject({
      accounts: [{ kind: 'secret', name: 'Practice', backedUp: true, secret: { phrase: PRACTICE_PHRASE } }],
    });
  });

  it('says what to run while no chain answers, copies it, and goes on by itself once one does', async () => {
    let answers = false;
    const copied: string[] = [];
    const services = fakeServices(background, {
      probeEndpoint: () => {
        if (!answers) throw new WalletError('chain/offline');
        return probe();
      },
    });
    services.platform.copy = async (text) => void copied.push(text);
    renderApp(<Onboarding />, services, '/practise');
    expect(await screen.findByText('npm run devnet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Copy npm run devnet' }));
    await waitFor(() => expect(copied).toEqual(['npm run devnet']));
    answers = true;
    fireEvent.click(screen.getByTestId('look-again'));
    expect(await screen.findByText('A chain answers')).toBeTruthy();
    expect(screen.queryByText('npm run devnet')).toBeNull();
  });

  it('never practises on a network with real money, whatever port it listens on', async () => {
    const services = fakeServices(background, {
      probeEndpoint: () => probe({ genesisHash: NETWORKS.finney.genesisHash }),
    });
    renderApp(<Onboarding />, services, '/practise');
    expect(await screen.findByText(/node of a public network/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(services.calls).toEqual([]);
  });

  it('takes a chain on another port, and keeps that address for the local network', async () => {
    const asked: string[] = [];
    const services = fakeServices(background, {
      probeEndpoint: ({ url }: { url: string }) => {
        asked.push(url);
        if (url === LOCAL) throw new WalletError('chain/offline');
        return probe({ url });
      },
      holdings: holdingsOf({ used: false }),
    });
    renderApp(<Onboarding />, services, '/practise');
    fireEvent.click(await screen.findByTestId('other-address'));
    const field = screen.getByTestId('local-url');
    fireEvent.change(field, { target: { value: 'http://127.0.0.1:9955' } });
    fireEvent.submit(field);
    expect(screen.getByRole('alert').textContent).toContain('begins with ws');
    fireEvent.change(field, { target: { value: 'ws://127.0.0.1:9955' } });
    fireEvent.submit(field);
    expect(await screen.findByText('A chain answers')).toBeTruthy();
    expect(asked.at(-1)).toBe('ws://127.0.0.1:9955');
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByTestId('practice-account');
    expect(services.calls[0]?.params).toEqual({
      patch: { networkId: 'local', endpoints: { ...settings.endpoints, local: ['ws://127.0.0.1:9955'] } },
    });
    // A local chain of somebody else's has nothing on this account, and that is said before it is taken.
    expect(await screen.findByText(/nothing on the practice account/)).toBeTruthy();
  });
});

describe('the ways in', () => {
  it('K7 K8 offers to connect a device, a Ledger or a phone, before anything is made', async () => {
    const { history } = renderApp(<Onboarding />, fakeServices(), '/');
    fireEvent.click(screen.getByText('Connect a device'));
    expect(screen.getByTestId('hardware').textContent).toContain('the address only');
    fireEvent.click(screen.getByText('Phone with Polkadot Vault'));
    expect(await screen.findByTestId('hardware-phone')).toBeTruthy();
    expect(history?.at(-1)).toBe('/hardware/phone');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    fireEvent.click(screen.getByText('Ledger'));
    expect(await screen.findByTestId('hardware-ledger')).toBeTruthy();
  });

  it('K7 says that this browser cannot speak to a Ledger where it has no WebHID', async () => {
    renderApp(<Onboarding />, fakeServices(), '/hardware/ledger');
    expect((await screen.findByRole('alert')).textContent).toContain('WebHID');
  });

  it('K9 K10 K12 leads from an open wallet to multisig accounts, rights and the change of a key', () => {
    useWalletStore.setState({ status: status() });
    const { history } = renderApp(<Onboarding />, fakeServices(), '/add');
    for (const [name, path] of [
      ['Multisig account', '/shared/new'],
      ['Rights and proxies', '/rights'],
      ['Change the coldkey', '/key-swap'],
    ] as const) {
      fireEvent.click(screen.getByText(name));
      expect(history?.at(-1)).toBe(path);
    }
  });

  it('leads back to the main network before anything is made', async () => {
    const services = fakeServices({ 'settings.update': () => ({ ...settings, networkId: 'finney' }) });
    renderApp(<Onboarding />, services, '/');
    fireEvent.click(screen.getByRole('button', { name: 'Use the main network' }));
    await waitFor(() => expect(screen.queryByText(/Kelvin is set to the network/)).toBeNull());
  });
});

describe('K6 watching', () => {
  it('ends with the address, its code to receive by and what lies there', async () => {
    const services = fakeServices(
      {
        'wallet.kdfForCreate': () => kdf,
        'wallet.create': () => ({
          accounts: [{ ...account, source: null, name: 'Treasury' }],
          outcomes: ['added'],
        }),
      },
      { holdings: holdingsOf() },
    );
    renderApp(<Onboarding />, services, '/watch');
    fireEvent.change(screen.getByTestId('source'), { target: { value: ADDRESS } });
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: PASSWORD } });
    fireEvent.click(screen.getByTestId('finish'));
    const done = await screen.findByTestId('done');
    expect(screen.getByTestId('qr').dataset.text).toBe(ADDRESS);
    expect(screen.getByTestId('new-address').textContent).toBe(ADDRESS);
    await waitFor(() => expect(plainText(screen.getByTestId('done-balance'))).toContain('12.4021'));
    // Nothing can be signed with it, so nothing to sign is offered.
    expect(done.querySelector('a[href="/stake"]')).toBeNull();
  });
});
