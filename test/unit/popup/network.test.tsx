// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EndpointHealth, EndpointProbe } from '../../../src/core/chain/endpoints.js';
import { NETWORKS } from '../../../src/core/chain/networks.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { NetworkPill } from '../../../src/popup/components/network-pill.js';
import NetworkScreen from '../../../src/popup/features/network/network.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { Settings } from '../../../src/protocol/ui/settings.js';
import { emptyStores, fakeServices, fillStores, hashOf, online, renderApp, settings } from './support.js';

const KELVINS = NETWORKS.finney.endpoints;
const [FIRST = '', SECOND = '', THIRD = ''] = KELVINS;
const FINNEY = NETWORKS.finney.genesisHash ?? '';
const MINE = 'wss://mine.example:9944';
const OWN = {
  id: 'custom-00000001' as const,
  name: 'Staging',
  genesisHash: hashOf('7'),
  endpoints: ['wss://staging.example'],
};

const health = (url: string, patch: Partial<EndpointHealth> = {}): EndpointHealth => ({
  url,
  state: 'ready',
  latencyMs: 120,
  lagBlocks: 0,
  failures: 0,
  lastAnsweredAtMs: null,
  lastError: null,
  retryAtMs: null,
  archive: null,
  ...patch,
});

const probeOf = (patch: Partial<EndpointProbe> = {}): EndpointProbe => ({
  url: MINE,
  genesisHash: FINNEY,
  specName: 'node-subtensor',
  specVersion: 424,
  best: { number: 7_412_905, hash: hashOf('2') },
  finalized: { number: 7_412_902, hash: hashOf('3') },
  latencyMs: 120,
  lagBlocks: 0,
  archive: true,
  peers: 40,
  syncing: false,
  ...patch,
});

interface Given {
  start?: Partial<Settings>;
  probe?: (params: { url: string; genesisHash: string | null }) => unknown;
  nodes?: EndpointHealth[];
}

/** The page over a background that keeps what it is told. */
function open({ start = {}, probe = () => probeOf(), nodes }: Given = {}) {
  useWalletStore.setState({ settings: { ...settings, networkId: 'finney', ...start } });
  const services = fakeServices(
    {
      'settings.update': ({ patch }: { patch: Partial<Settings> }) => ({
        ...useWalletStore.getState().settings,
        ...patch,
      }),
    },
    { probeEndpoint: probe },
    {},
    nodes ? { endpoints: () => nodes } : {},
  );
  return { services, ...renderApp(<NetworkScreen />, services, '/settings/network') };
}

const now = (): Settings => useWalletStore.getState().settings ?? settings;
const rows = () => screen.getAllByTestId('node');
const urls = () => rows().map((row) => row.dataset.url);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const test = (url: string): void => {
  fireEvent.change(screen.getByTestId('node-url'), { target: { value: url } });
  fireEvent.click(button('Test'));
};

/** The words are on the page, and in a live region for those who hear it. */
async function seenAndHeard(words: RegExp): Promise<void> {
  const found = await screen.findAllByText(words);
  expect(found.map((element) => element.closest('[role="status"]') !== null).sort()).toEqual([false, true]);
}

beforeEach(() => {
  fillStores();
  useChainStore.setState({ network: { ...online, networkId: 'finney' } });
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('D1 the nodes of a network', () => {
  it('show their state in words, why, latency, lag and archive', () => {
    const lastError = { code: 'chain/wrong-genesis' as const, atMs: 1 };
    open({
      nodes: [
        health(FIRST, {
          state: 'resting',
          lastError: { code: 'chain/timeout', atMs: 1 },
          retryAtMs: Date.now() + 25_000,
          lagBlocks: null,
        }),
        health(SECOND, { state: 'in-use', archive: true }),
        health(THIRD, { state: 'refused', lastError, archive: false }),
        health(KELVINS[3] ?? '', { lagBlocks: 3 }),
      ],
    });
    const text = rows().map((row) => row.textContent ?? '');
    expect(text[0]).toMatch(
      /Resting: no answer in time, tried again in 2\d s120\u00a0ms when it last answered$/,
    );
    expect(text[1]).toContain('In use: those above it do not work now');
    expect(text[1]).toContain('120\u00a0ms \u00b7 up to date \u00b7 archive');
    expect(text[2]).toContain('Refused: it serves another chain');
    expect(text[2]).toContain('120\u00a0ms when it last answered \u00b7 no archive');
    expect(text[3]).toContain('Ready120\u00a0ms \u00b7 3 blocks behind \u00b7 archive unknown');
  });

  it('tell their states apart without colour', () => {
    const states = ['in-use', 'ready', 'unknown', 'resting', 'refused'] as const;
    const mine = states.map((state) => `wss://${state}.example`);
    open({
      start: { endpoints: { ...settings.endpoints, finney: mine } },
      nodes: states.map((state, place) => health(mine[place] ?? '', { state })),
    });
    const marks = rows().map((row) => row.querySelector('svg')?.getAttribute('class'));
    expect(new Set(marks).size).toBe(5);
  });

  it('can be put in another order by keyboard, which is said and keeps the focus', async () => {
    open();
    const up = within(rows()[1] as HTMLElement).getByRole('button', { name: `Move ${SECOND} up` });
    up.focus();
    fireEvent.click(up);
    await waitFor(() => expect(urls()[0]).toBe(SECOND));
    expect(now().endpoints.finney).toEqual([SECOND, FIRST, ...KELVINS.slice(2)]);
    expect(screen.getByText(/is number 1 of 4 now/)).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Move ${SECOND} up`);
  });

  it('do nothing beyond the ends of the list', () => {
    const { services } = open();
    fireEvent.click(button(`Move ${FIRST} up`));
    fireEvent.click(button(`Move ${KELVINS.at(-1)} down`));
    expect(services.calls).toEqual([]);
  });

  it('can be removed, all but the only one, and reset to Kelvin\u2019s own list', async () => {
    open({ start: { endpoints: { ...settings.endpoints, finney: [MINE, FIRST] } } });
    fireEvent.click(button(`Remove ${FIRST}`));
    await waitFor(() => expect(urls()).toEqual([MINE]));
    const only = button(/only node of a network cannot be removed/);
    fireEvent.click(only);
    expect(only.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button("Back to Kelvin's list"));
    await waitFor(() => expect(urls()).toEqual([...KELVINS]));
    expect(now().endpoints.finney).toEqual([]);
    expect(screen.queryByText(/Back to Kelvin/)).toBeNull();
  });

  it('say that they were not tried before the engine said anything', () => {
    open();
    expect(rows().map((row) => row.textContent)).toEqual(KELVINS.map((url) => `${url}Not tried yet`));
  });

  it('can all be tested anew, each against the genesis of the network', async () => {
    const asked: unknown[] = [];
    open({
      nodes: KELVINS.map((url) => health(url, { state: 'unknown' })),
      probe: (params) => {
        asked.push(params);
        if (params.url === SECOND) throw new WalletError('chain/timeout');
        return probeOf();
      },
    });
    fireEvent.click(button('Test all'));
    expect(await screen.findByText('3 of 4 nodes answered.')).toBeTruthy();
    expect(rows()[1]?.textContent).toContain('Failed the test: no answer in time');
    expect(rows()[0]?.textContent).not.toContain('failed');
    expect(asked).toEqual(KELVINS.map((url) => ({ url, genesisHash: FINNEY })));
  });

  it('say that none of them answers', () => {
    useChainStore.setState({ network: { ...online, networkId: 'finney', state: 'offline', best: null } });
    open();
    expect(screen.getByRole('alert').textContent).toContain('None of these nodes can be reached.');
  });

  it('show ten long addresses whole', () => {
    const finney = Array.from({ length: 10 }, (_, n) => `wss://n${n}.example/${'k'.repeat(170)}`);
    open({ start: { endpoints: { ...settings.endpoints, finney } } });
    expect(urls()).toEqual(finney);
    expect(screen.getByText(/at most 10 nodes/)).toBeTruthy();
  });
});

describe('D1 adding a node', () => {
  it('tests it first, says what was found in plain words, and adds it on top', async () => {
    const asked: unknown[] = [];
    const { services } = open({
      probe: (params) => {
        asked.push(params);
        return probeOf();
      },
    });
    test(` ${MINE}/ `);
    const found = await screen.findByTestId('probe-found');
    expect(found.textContent).toBe(
      'This node serves Finney. It answers in 120\u00a0ms and is up to date. It keeps all of the past, so it can show your history.',
    );
    expect(asked).toEqual([{ url: MINE, genesisHash: null }]);
    expect(services.calls).toEqual([]);
    fireEvent.click(button('Add to Finney'));
    await waitFor(() => expect(urls()).toEqual([MINE, ...KELVINS]));
    expect(screen.getByText(/was added to Finney/)).toBeTruthy();
    expect((screen.getByTestId('node-url') as HTMLInputElement).value).toBe('');
    expect(document.activeElement).toBe(screen.getByTestId('node-url'));
  });

  it.each([
    ['http://node.example', /not a wss address.*not at http:/],
    ['ws://node.example', /Plain ws:\/\/ is only for a node on this computer/],
    ['node', /not the address of a node/],
    [FIRST, /in the list already/],
  ])('refuses %s by name and asks nobody', (url, words) => {
    open();
    test(url);
    expect(screen.getByRole('alert').textContent).toMatch(words);
    expect(screen.getByTestId('node-url').getAttribute('aria-invalid')).toBe('true');
  });

  it.each([
    ['chain/timeout', /No node answered there within 10 seconds/],
    ['chain/offline', /No node answers at this address/],
    ['chain/bad-answer', /not a Bittensor chain/],
    ['chain/wrong-genesis', /not a Bittensor chain/],
  ] as const)('says what %s means', async (code, words) => {
    open({
      probe: () => {
        throw new WalletError(code);
      },
    });
    test(MINE);
    await seenAndHeard(words);
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('refuses a chain that is not Bittensor by the name it gives itself', async () => {
    open({ probe: () => probeOf({ specName: 'polka\u202edot', genesisHash: hashOf('7') }) });
    test(MINE);
    await seenAndHeard(/not a Bittensor chain: it calls itself \u201cpolkadot\u201d/);
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('never adds a foreign genesis, and offers it as a network of its own with the genesis shown', async () => {
    open({ probe: () => probeOf({ genesisHash: hashOf('7') }) });
    test(MINE);
    await seenAndHeard(/serves another chain than Finney/);
    expect(screen.queryByRole('button', { name: 'Add to Finney' })).toBeNull();
    expect(screen.getByTestId('pinned-genesis').textContent).toBe(hashOf('7'));
    fireEvent.change(screen.getByTestId('network-name'), { target: { value: 'finney' } });
    expect(screen.getByText(/no other network has/)).toBeTruthy();
    fireEvent.change(screen.getByTestId('network-name'), { target: { value: 'Staging' } });
    fireEvent.click(button('Add Staging'));
    await waitFor(() => expect(now().customNetworks).toHaveLength(1));
    expect(now().customNetworks[0]).toMatchObject({
      name: 'Staging',
      genesisHash: hashOf('7'),
      endpoints: [MINE],
    });
    expect(now().customNetworks[0]?.id).toMatch(/^custom-[0-9a-f]{16}$/);
    expect(now().networkId).toBe('finney');
    expect(screen.getByRole('radio', { name: /Staging/ })).toBeTruthy();
  });

  it('sends a node of another known network there', async () => {
    open({ start: { networkId: 'test' } });
    test(MINE);
    await seenAndHeard(/serves Finney, not Test network/);
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('drops what it found as soon as the address is another one', async () => {
    open();
    test(MINE);
    await screen.findByTestId('probe-found');
    fireEvent.change(screen.getByTestId('node-url'), { target: { value: 'wss://other.example' } });
    expect(screen.queryByTestId('probe-found')).toBeNull();
  });
});

describe('D5 networks', () => {
  it('are chosen by name, each in a colour and an icon of its own', async () => {
    const { container } = open({ start: { customNetworks: [OWN] } });
    const tints = [...container.querySelectorAll('.network-row')].map((row) => row.className.split(' ')[1]);
    expect(tints).toEqual(['tint-finney', 'tint-test', 'tint-local', 'tint-own']);
    fireEvent.click(screen.getByRole('radio', { name: /Test network/ }));
    await waitFor(() => expect(now().networkId).toBe('test'));
    expect(screen.getByText('Test network is the network now.', { exact: false })).toBeTruthy();
    expect(urls()).toEqual([...NETWORKS.test.endpoints]);
  });

  it('of one\u2019s own can be renamed', async () => {
    open({ start: { customNetworks: [OWN] } });
    fireEvent.click(button('Rename Staging'));
    fireEvent.change(await screen.findByTestId('network-name'), { target: { value: 'Lab' } });
    fireEvent.click(button('Rename'));
    await waitFor(() => expect(now().customNetworks).toEqual([{ ...OWN, name: 'Lab' }]));
  });

  it('of one\u2019s own go at once when not in use, and after a question when in use', async () => {
    open({ start: { customNetworks: [OWN, { ...OWN, id: 'custom-00000002', name: 'Lab' }] } });
    fireEvent.click(button('Remove Lab'));
    await waitFor(() => expect(now().customNetworks).toEqual([OWN]));
    fireEvent.click(screen.getByRole('radio', { name: /Staging/ }));
    await waitFor(() => expect(now().networkId).toBe(OWN.id));
    fireEvent.click(button('Remove Staging'));
    const sheet = await screen.findByRole('dialog');
    expect(sheet.textContent).toContain('Kelvin goes back to Finney');
    expect(now().customNetworks).toEqual([OWN]);
    fireEvent.click(within(sheet).getByRole('button', { name: 'Remove Staging' }));
    await waitFor(() => expect(now()).toMatchObject({ networkId: 'finney', customNetworks: [] }));
  });

  it('are named in the pill by the person\u2019s own word, with nodes and archives counted', async () => {
    useWalletStore.setState({ settings: { ...settings, networkId: OWN.id, customNetworks: [OWN] } });
    const services = fakeServices(
      {},
      {},
      {},
      {
        endpoints: () => [health('wss://a.example', { archive: true }), health('wss://b.example')],
      },
    );
    const { history } = renderApp(<NetworkPill />, services);
    const pill = screen.getByTestId('network-pill');
    expect(pill.textContent).toContain('Staging');
    expect(pill.className).toContain('tint-own');
    fireEvent.click(pill);
    const sheet = await screen.findByRole('dialog');
    expect(sheet.textContent).toContain('2 nodes, 1 archive');
    fireEvent.click(within(sheet).getByRole('button', { name: /Networks and nodes/ }));
    expect(history.at(-1)).toBe('/settings/network');
  });
});

describe('Q3 the page of networks', () => {
  it('axe finds nothing, with a found node and a network of one\u2019s own', async () => {
    const { container } = open({
      start: { customNetworks: [OWN] },
      probe: () => probeOf({ genesisHash: hashOf('9') }),
    });
    test(MINE);
    await screen.findByTestId('pinned-genesis');
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
});
