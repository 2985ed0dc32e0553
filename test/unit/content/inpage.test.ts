import { readFileSync } from 'node:fs';
import type { Injected, InjectedWindowProvider } from '@polkadot/extension-inject/types';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHANNEL } from '../../../src/protocol/dapp/envelope.js';
import { FakePage } from '../../support/fake-page.js';
import { settle } from '../../support/stepped-clock.js';

type Provider = InjectedWindowProvider & { enable(origin: string): Promise<Injected> };

async function injected(page = new FakePage()): Promise<Provider> {
  await page.run(() => import('../../../src/content/inpage.iife.js'));
  return (page.window.injectedWeb3 as Record<string, Provider>).kelvin as Provider;
}

/** Answers what the page asks of the relay. */
function answerWith(page: FakePage, answer: (method: string, params: unknown) => object): void {
  page.listeners.unshift(({ data }) => {
    const { to, id, method, params } = data as Record<string, unknown>;
    if (to !== 'relay') return;
    page.deliver({ channel: CHANNEL, to: 'page', id, ...answer(String(method), params) });
  });
}

const ROW = { address: '5Grw', name: 'One', type: 'sr25519', genesisHash: null };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the injected entry', () => {
  it('stands beside those of other wallets, whole and unchangeable', async () => {
    const page = new FakePage();
    const other = { version: '9', enable: async () => ({}) };
    page.window.injectedWeb3 = { other };
    const entry = await injected(page);
    expect(Object.keys(page.window.injectedWeb3 as object)).toEqual(['other', 'kelvin']);
    expect((page.window.injectedWeb3 as Record<string, unknown>).other).toBe(other);
    expect(Object.isFrozen(entry)).toBe(true);
  });

  it('leaves an entry of its own name alone', async () => {
    const page = new FakePage();
    const first = { version: '0' };
    page.window.injectedWeb3 = { kelvin: first };
    expect(await injected(page)).toBe(first);
  });

  it('does nothing on a page that does not ask', async () => {
    const page = new FakePage();
    await injected(page);
    expect([page.listeners, page.posted]).toEqual([[], []]);
  });

  it('shows the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await injected()).version).toBe(version);
  });

  it('refuses at once in a document without an origin', async () => {
    const entry = await injected(new FakePage('https://stake.example', true));
    await expect(entry.enable('x')).rejects.toThrow('denied');
  });
});

describe('a connected page', () => {
  it('gets accounts, signatures and metadata in the shapes of extension-inject', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    answerWith(page, (method) => {
      switch (method) {
        case 'dapp.accounts':
          return { ok: { accounts: [ROW] } };
        case 'dapp.signPayload':
          return { ok: { signature: '0x01', signedTransaction: null } };
        case 'dapp.signRaw':
          return { ok: { signature: '0x02' } };
        case 'dapp.knownMetadata':
          return { ok: { known: [{ genesisHash: '0x00', specVersion: 424 }] } };
        default:
          return { ok: { enabled: true } };
      }
    });
    const wallet = await entry.enable('demo');
    expect(await wallet.accounts.get()).toEqual([ROW]);
    expect(await wallet.signer.signPayload?.({} as never)).toEqual({ id: 1, signature: '0x01' });
    expect(await wallet.signer.signRaw?.({} as never)).toEqual({ id: 2, signature: '0x02' });
    expect(await wallet.metadata?.get()).toEqual([{ genesisHash: '0x00', specVersion: 424 }]);
    expect(await wallet.metadata?.provide({} as never)).toBe(false);
    expect(wallet.provider).toBeUndefined();
    expect(wallet.signer.update).toBeUndefined();
  });

  it('passes the signed transaction on when there is one', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    answerWith(page, () => ({ ok: { signature: '0x01', signedTransaction: '0x84' } }));
    const wallet = await entry.enable('demo');
    expect(await wallet.signer.signPayload?.({} as never)).toMatchObject({ signedTransaction: '0x84' });
  });

  it('is told of accounts now and on each change, until it unsubscribes', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    answerWith(page, () => ({ ok: { accounts: [ROW] } }));
    const wallet = await entry.enable('demo');
    const seen: unknown[] = [];
    const stop = wallet.accounts.subscribe((accounts) => {
      seen.push(accounts.length);
    });
    await settle();
    page.deliver({ channel: CHANNEL, to: 'page', event: 'accounts', accounts: [] });
    stop();
    page.deliver({ channel: CHANNEL, to: 'page', event: 'accounts', accounts: [ROW] });
    expect(seen).toEqual([1, 0]);
  });

  it('rejects with the words of a refusal', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    answerWith(page, () => ({ err: { message: 'Connection rejected by the user' } }));
    await expect(entry.enable('demo')).rejects.toThrow(/rejected/);
  });

  it('S30 ignores answers from another window, another origin, or without its id', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    const enabled = entry.enable('demo');
    let done = false;
    void enabled.then(() => {
      done = true;
    });
    const id = page.posted[0]?.id;
    const answer = { channel: CHANNEL, to: 'page', id, ok: { enabled: true } };
    page.deliver(answer, {});
    page.deliver(answer, page.window, 'https://evil.example');
    page.deliver({ ...answer, id: 'guess' });
    await settle();
    expect(done).toBe(false);
    page.deliver(answer);
    await expect(enabled).resolves.toHaveProperty('signer');
  });

  it('uses what it took before the page could replace it', async () => {
    const page = new FakePage();
    const entry = await injected(page);
    page.window.postMessage = () => undefined;
    answerWith(page, () => ({ ok: { enabled: true } }));
    await expect(entry.enable('demo')).resolves.toHaveProperty('accounts');
  });

  it('rejects what cannot be posted', async () => {
    const page = new FakePage();
    page.window.postMessage = () => {
      throw new DOMException('a function cannot be cloned', 'DataCloneError');
    };
    await expect((await injected(page)).enable('demo')).rejects.toThrow('cloned');
  });
});
