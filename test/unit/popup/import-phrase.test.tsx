// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import { Gate } from '../../../src/popup/app/gate.js';
import { Unlocked } from '../../../src/popup/app/unlocked.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { wholePhrase } from '../../../src/popup/features/onboarding/phrase-words.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  addedFor,
  emptyStores,
  fakeServices,
  holdingsOf,
  kdf,
  renderApp,
  settings,
  status,
} from './support.js';

const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const PASSWORD = 'tundra-violin-42-quartz';

const preview = (presence: 'none' | 'watched' | 'held' = 'none') => ({
  'wallet.previewSecret': () => ({ address: ADDRESS, accountId: account.accountId, presence }),
});
const source = (): HTMLInputElement => screen.getByTestId('source') as HTMLInputElement;
const fields = (): HTMLInputElement[] => screen.getAllByLabelText(/^Word \d+$/) as HTMLInputElement[];
/** Key by key: what comes all at once is taken as given, not as typed. */
function type(text: string): void {
  for (let end = source().value.length + 1; end <= text.length; end += 1)
    fireEvent.change(source(), { target: { value: text.slice(0, end) } });
}

function paste(text: string, into: Element = source()): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text, files: [] } });
  fireEvent(into, event);
}

/** Whether the state of any component below a container holds a text. */
function stateHolds(container: Element, text: string): boolean {
  const key = Object.keys(container).find((name) => name.startsWith('__reactContainer$')) ?? '';
  const root = (container as unknown as Record<string, { stateNode: { current: Fiber } }>)[key];
  const visit = (fiber: Fiber | null): boolean => {
    for (let each = fiber; each; each = each.sibling) {
      for (let hook = each.memoizedState; hook && typeof hook === 'object'; hook = hook.next ?? null)
        if (mentions(hook.memoizedState, text)) return true;
      if (visit(each.child)) return true;
    }
    return false;
  };
  return visit(root?.stateNode.current ?? null);
}
interface Hook {
  memoizedState: unknown;
  next?: Hook | null;
}
interface Fiber {
  child: Fiber | null;
  sibling: Fiber | null;
  memoizedState: Hook | null;
}
function mentions(value: unknown, text: string): boolean {
  try {
    return JSON.stringify(value)?.includes(text) ?? false;
  } catch {
    // A ref to an element points back at itself: no plain value.
    return false;
  }
}

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

describe('K2 a phrase', () => {
  it('K2 opens a field per word after the first word and a space, with the focus on the next', () => {
    renderApp(<Onboarding />, fakeServices(), '/import');
    type('old');
    expect(screen.queryByTestId('word-grid')).toBeNull();
    type('old ');
    expect(fields()[0]?.value).toBe('old');
    expect(document.activeElement).toBe(fields()[1]);
    fireEvent.change(fields()[1] as Element, { target: { value: 'leopard' } });
    fireEvent.keyDown(fields()[1] as Element, { key: ' ' });
    expect(document.activeElement).toBe(fields()[2]);
    fireEvent.keyDown(fields()[2] as Element, { key: 'Backspace' });
    expect(document.activeElement).toBe(fields()[1]);
  });

  it('K2 opens the fields for a mistyped first word too, and points it out', () => {
    renderApp(<Onboarding />, fakeServices(), '/import');
    type('leopaxd');
    type('leopaxd ');
    expect(fields()[0]?.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('button', { name: 'Use \u201cleopard\u201d' })).toBeTruthy();
  });

  it('K2 S82 is spread over password fields that browsers do not keep, and nowhere else', async () => {
    const { container } = renderApp(<Onboarding />, fakeServices(preview()), '/import');
    paste(PHRASE.toUpperCase().replaceAll(' ', '\n'));
    expect(screen.getByTestId('found').textContent).toContain('12 words');
    expect(
      fields()
        .map((field) => field.value)
        .join(' '),
    ).toBe(PHRASE);
    await screen.findByTestId('preview-address');
    for (const input of container.querySelectorAll('input'))
      if (input.type !== 'radio' && input.value !== '' && PHRASE.includes(input.value)) {
        expect(input.type).toBe('password');
        expect(input.autocomplete).toBe('off');
        expect(input.getAttribute('spellcheck')).toBe('false');
      }
    expect(container.textContent).not.toMatch(/leopard|transfer/);
  });

  it('K2 names the wrong word, offers the nearest one and shows the address before storing', async () => {
    const services = fakeServices(preview());
    renderApp(<Onboarding />, services, '/import');
    paste(PHRASE.replace('review', 'reviev'));
    const fix = screen.getByRole('button', { name: 'Use \u201creview\u201d' });
    expect(screen.getByRole('alert').textContent).toContain('Word 12 is not in the list.');
    expect(screen.getByLabelText('Word 12').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByTestId('found').querySelector('svg')?.classList).toContain('caution');
    fireEvent.click(fix);
    expect(screen.getByTestId('found').querySelector('svg')?.classList).toContain('gain');
    expect((await screen.findByTestId('preview-address')).textContent).toBe(ADDRESS);
    expect(services.calls.map(({ method }) => method)).toEqual(['wallet.previewSecret']);
  });

  it('K2 a phrase that came whole is mended where it is wrong', () => {
    renderApp(<Onboarding />, fakeServices(preview()), '/import');
    const words = PHRASE.split(' ');
    paste([...words.slice(0, 3), 'zzzz', ...words.slice(4)].join(' '));
    expect(document.activeElement).toBe(screen.getByLabelText('Word 4'));
  });

  it('K2 S17 says what the vault says of a phrase whose words do not fit together', async () => {
    const services = fakeServices({
      'wallet.previewSecret': () => {
        throw new WalletError('keys/bad-phrase-checksum');
      },
    });
    renderApp(<Onboarding />, services, '/import');
    paste(PHRASE.replace('old', 'review'));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'together they are not a recovery phrase',
    );
    expect(screen.queryByTestId('finish')).toBeNull();
  });

  it('K2 passes path and key type on', async () => {
    const asked: Secret[] = [];
    const services = fakeServices({
      'wallet.previewSecret': ({ secret }: { secret: Secret }) => {
        asked.push(secret);
        return preview()['wallet.previewSecret']();
      },
    });
    renderApp(<Onboarding />, services, '/import');
    paste(`${PHRASE}//0///word`);
    expect((screen.getByLabelText('Derivation path') as HTMLInputElement).type).toBe('password');
    fireEvent.click(screen.getByLabelText('ed25519'));
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        kind: 'phrase',
        phrase: PHRASE,
        path: '//0///word',
        cryptoType: 'ed25519',
      }),
    );
  });

  it('K2 offers nothing to store when the account is already here', async () => {
    renderApp(<Onboarding />, fakeServices(preview('held')), '/import');
    paste(PHRASE);
    expect(await screen.findByText(/already in the wallet/)).toBeTruthy();
    expect(screen.queryByTestId('finish')).toBeNull();
  });

  it('K6 says that the key goes to the address that is being watched', async () => {
    renderApp(<Onboarding />, fakeServices(preview('watched')), '/import');
    paste(PHRASE);
    expect(await screen.findByText(/is being watched: the key will be added to it/)).toBeTruthy();
    expect(screen.getByTestId('finish').textContent).toBe('Add the key');
  });

  it('K2 shows the balance that was found, and never a zero for a failure', async () => {
    const found = renderApp(
      <Onboarding />,
      fakeServices(preview(), { holdings: holdingsOf({ positions: 2, stakedRao: 1_000_000_000n }) }),
      '/import',
    );
    paste(PHRASE);
    await waitFor(() => expect(screen.getByTestId('preview-balance').textContent).toContain('13.4'));
    expect(screen.getByTestId('preview-balance').textContent).toContain('2 stake positions');
    // Stake is counted at spot, which selling it may not bring.
    expect(screen.getByTestId('preview-balance').textContent).toMatch(/^\u2248.*at spot price/);
    found.unmount();
    const offline = () => {
      throw new WalletError('chain/offline');
    };
    renderApp(<Onboarding />, fakeServices(preview(), { holdings: offline }), '/import');
    paste(PHRASE);
    await waitFor(() =>
      expect(screen.getByTestId('preview-balance').textContent).toBe(
        'The balance on Local could not be looked up.',
      ),
    );
  });

  it('K2 U4 is stored under a key of the password, at the cost this machine bears, and then forgotten', async () => {
    const services = fakeServices(
      { ...preview(), 'wallet.kdfForCreate': () => kdf, 'wallet.create': addedFor },
      { holdings: holdingsOf() },
      { calibrate: async (least) => ({ ...least, passes: 5 }) },
    );
    const { container, history } = renderApp(<Onboarding />, services, '/import');
    paste(PHRASE);
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: PASSWORD } });
    expect(stateHolds(container, 'leopard')).toBe(true);
    expect(stateHolds(container, PASSWORD)).toBe(true);
    fireEvent.click(screen.getByTestId('finish'));
    expect((await screen.findByTestId('done')).textContent).toContain('Kelvin is ready');
    expect(services.calls.at(-1)).toEqual({
      method: 'wallet.create',
      params: {
        kdf: { ...kdf, passes: 5 },
        wrappingKey: 'f'.repeat(64),
        accounts: [
          {
            kind: 'secret',
            name: 'Main coldkey',
            role: 'coldkey',
            secret: { kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' },
            backedUp: true,
          },
        ],
      },
    });
    expect(JSON.stringify(services.calls)).not.toContain(PASSWORD);
    expect(container.innerHTML).not.toContain('leopard');
    expect(stateHolds(container, 'leopard')).toBe(false);
    expect(stateHolds(container, PASSWORD)).toBe(false);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    expect(JSON.stringify([history, window.history.state, location.href])).not.toMatch(/leopard|tundra/);
  });

  it('K2 is forgotten when the page is left or one starts over', async () => {
    const { container } = renderApp(<Onboarding />, fakeServices(preview()), '/import');
    paste(PHRASE);
    expect(stateHolds(container, 'leopard')).toBe(true);
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(screen.queryByTestId('word-grid')).toBeNull();
    expect(source().value).toBe('');
    paste(PHRASE);
    fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(stateHolds(container, 'leopard')).toBe(false);
    expect(document.activeElement).toBe(source());
  });

  it('K2 S85 is gone with a lock', async () => {
    const gate = <Gate surface="tab" unlocked={Unlocked} />;
    const { container } = renderApp(gate, fakeServices(preview()), '/import');
    await screen.findByTestId('source');
    paste(PHRASE);
    expect(stateHolds(container, 'leopard')).toBe(true);
    act(() => useWalletStore.getState().setStatus(status({ vault: 'locked', accounts: [] })));
    expect(screen.queryByTestId('word-grid')).toBeNull();
    expect(stateHolds(container, 'leopard')).toBe(false);
  });

  it('K2 S81 when shown is hidden again on blur and after 30 s', () => {
    vi.useFakeTimers();
    renderApp(<Onboarding />, fakeServices(preview()), '/import');
    paste(PHRASE);
    const types = () => [...new Set(fields().map((field) => field.type))];
    const show = () => fireEvent.click(screen.getByRole('button', { name: 'Show the words' }));
    show();
    expect(types()).toEqual(['text']);
    fireEvent.blur(window);
    expect(types()).toEqual(['password']);
    show();
    act(() => void vi.advanceTimersByTime(29_000));
    expect(types()).toEqual(['text']);
    act(() => void vi.advanceTimersByTime(1_000));
    expect(types()).toEqual(['password']);
  });
});

describe('K2 a phrase of more than 12 words', () => {
  /** Zero entropy, so no wallet of anybody. */
  const LONG = `${'abandon '.repeat(23)}art`.split(' ');
  const fill = (words: readonly string[], from = 0): void => {
    for (const [index, word] of words.entries()) {
      const field = fields()[from + index] as Element;
      fireEvent.change(field, { target: { value: word } });
      fireEvent.keyDown(field, { key: ' ' });
    }
  };

  it('K2 gets more fields by going on typing, with the focus on the next, and no more than 24', async () => {
    const asked: Secret[] = [];
    const services = fakeServices({
      'wallet.previewSecret': ({ secret }: { secret: Secret }) => {
        asked.push(secret);
        return preview()['wallet.previewSecret']();
      },
    });
    renderApp(<Onboarding />, services, '/import');
    type('abandon ');
    const sizes: number[] = [];
    for (const [index, word] of LONG.slice(1).entries()) {
      fill([word], index + 1);
      sizes.push(fields().length);
      if (index + 2 < LONG.length) expect(document.activeElement).toBe(fields()[index + 2]);
    }
    expect([...new Set(sizes)]).toEqual([12, 15, 18, 21, 24]);
    expect(sizes.indexOf(15)).toBe(10);
    expect((screen.getByRole('radio', { name: '24' }) as HTMLInputElement).checked).toBe(true);
    expect(document.activeElement).toBe(fields()[23]);
    await screen.findByTestId('preview-address');
    expect(asked.at(-1)).toMatchObject({ phrase: LONG.join(' ') });
  });

  it('K2 an empty last field asks for no more', () => {
    renderApp(<Onboarding />, fakeServices(), '/import');
    type('old ');
    fireEvent.keyDown(fields()[11] as Element, { key: ' ' });
    expect(fields()).toHaveLength(12);
  });

  it('K2 twelve words and a space are still a phrase of twelve, until the next word begins', async () => {
    renderApp(<Onboarding />, fakeServices(preview()), '/import');
    type('old ');
    fill(PHRASE.split(' '));
    expect(fields()).toHaveLength(15);
    expect((await screen.findByTestId('preview-address')).textContent).toBe(ADDRESS);
    fireEvent.change(fields()[12] as Element, { target: { value: 'old' } });
    expect(screen.queryByTestId('preview-address')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '12' }));
    expect(fields()).toHaveLength(12);
    expect((await screen.findByTestId('preview-address')).textContent).toBe(ADDRESS);
  });

  it('K2 is whole with every field filled, or when the words before the empty ones are a phrase', () => {
    const words = PHRASE.split(' ');
    const empty = (count: number) => Array.from({ length: count }, () => '');
    expect(wholePhrase(words)).toEqual(words);
    expect(wholePhrase([...words, ...empty(3)])).toEqual(words);
    // Whoever filled every field hears from the vault what is wrong with them.
    expect(wholePhrase(LONG.slice(0, 12))).toHaveLength(12);
    expect(wholePhrase([...LONG.slice(0, 12), ...empty(12)])).toBeNull();
    expect(wholePhrase([...words.slice(0, 11), ...empty(1)])).toBeNull();
    expect(wholePhrase(['', ...words.slice(1)])).toBeNull();
    expect(wholePhrase(empty(12))).toBeNull();
    const known = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'.split(' ');
    expect(wholePhrase([...known, ...empty(3)])).toEqual(known);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', ...words), { maxLength: 24 }), (some) => {
        const whole = wholePhrase(some);
        if (whole === null) return;
        expect(whole).not.toContain('');
        expect(some.slice(0, whole.length)).toEqual(whole);
        expect(some.slice(whole.length).every((word) => word === '')).toBe(true);
      }),
    );
  });
});
