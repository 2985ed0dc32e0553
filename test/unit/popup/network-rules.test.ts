import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapabilityReport, FEATURES, type FeatureState } from '../../../src/core/chain/capability.js';
import type { EndpointHealth } from '../../../src/core/chain/endpoints.js';
import { isEndpointUrl, NETWORKS } from '../../../src/core/chain/networks.js';
import { networkName, networkTint } from '../../../src/popup/components/network-name.js';
import { filterFeatures } from '../../../src/popup/features/network/filter-features.js';
import { judgeProbe } from '../../../src/popup/features/network/judge-probe.js';
import { changeOwn, moved, nodeList, withNodes } from '../../../src/popup/features/network/node-list.js';
import { nodeUrlFault, sameNode, tidyNodeUrl } from '../../../src/popup/features/network/node-url.js';
import { whyInUse } from '../../../src/popup/features/network/node-words.js';
import { ownName } from '../../../src/popup/features/network/own-name.js';
import { upgradeLine } from '../../../src/popup/features/network/upgrade-words.js';
import words from '../../../src/popup/i18n/en/network.json' with { type: 'json' };
import { addWords, i18n } from '../../../src/popup/i18n/index.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/protocol/ui/settings.js';

addWords(words);
const { t } = i18n;
const FINNEY = NETWORKS.finney.genesisHash ?? '';
const OTHER = `0x${'7'.repeat(64)}` as const;
const own = {
  id: 'custom-00000001' as const,
  name: 'Staging',
  genesisHash: OTHER,
  endpoints: ['wss://staging.example'],
};
const withOwn: Settings = { ...DEFAULT_SETTINGS, customNetworks: [own] };

describe('D1 the address of a node', () => {
  it.each([
    ['', 'not-an-address'],
    ['node', 'not-an-address'],
    ['node.example:443', 'not-an-address'],
    ['wss://node example', 'not-an-address'],
    ['https://node.example', 'not-wss'],
    ['ws://node.example', 'plain-ws'],
    ['ws://127.0.0.1.evil.example', 'plain-ws'],
    ['wss://me:word@node.example', 'extras'],
    ['wss://node.example/#part', 'extras'],
    [`wss://node.example/${'a'.repeat(190)}`, 'too-long'],
    ['wss://node.example:443/rpc?key=1', null],
    ['  wss://node.example  ', null],
    ['ws://127.0.0.1:9944', null],
    ['ws://localhost:9944', null],
  ])('says of %j: %s', (text, fault) => {
    expect(nodeUrlFault(text)).toBe(fault);
  });

  it('finds a fault exactly when the settings would refuse the address', () => {
    const pieces = fc.constantFrom(
      ...[
        'wss://',
        'ws://',
        'https://',
        'node.example',
        '127.0.0.1',
        'localhost',
        ':443',
        '/',
        '#',
        '@',
        '?a=1',
      ],
      ...['a', ' ', '\u00fc', 'b'.repeat(150)],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          expect(nodeUrlFault(text) === null).toBe(isEndpointUrl(tidyNodeUrl(text)));
          expect(tidyNodeUrl(tidyNodeUrl(text))).toBe(tidyNodeUrl(text));
        },
      ),
    );
  });

  it('shows a host of look-alike letters as what it is', () => {
    expect(tidyNodeUrl('wss://\u0430pple.example')).toMatch(/^wss:\/\/xn--/);
  });

  it('knows one node under two spellings', () => {
    expect(sameNode('wss://Node.example:443', 'wss://node.example/')).toBe(true);
    expect(sameNode('wss://node.example/a', 'wss://node.example/b')).toBe(false);
  });
});

describe('D1 the list of nodes', () => {
  it('is Kelvin\u2019s own until it is touched, and again when it is put back in order', () => {
    const kelvins = NETWORKS.finney.endpoints;
    expect(nodeList(DEFAULT_SETTINGS)).toEqual({ urls: kelvins, isKelvins: true, genesisHash: FINNEY });
    const turned = withNodes(DEFAULT_SETTINGS, moved(kelvins, 0, 1));
    expect(turned.endpoints?.finney[0]).toBe(kelvins[1]);
    expect(turned.endpoints?.test).toEqual([]);
    expect(withNodes(DEFAULT_SETTINGS, kelvins).endpoints?.finney).toEqual([]);
  });

  it('changes the list of one\u2019s own network in its place', () => {
    const chosen: Settings = { ...withOwn, networkId: own.id };
    expect(nodeList(chosen).isKelvins).toBe(false);
    const urls = ['wss://b.example', ...own.endpoints];
    expect(withNodes(chosen, urls).customNetworks).toEqual([{ ...own, endpoints: urls }]);
    expect(changeOwn(chosen, own.id, { name: 'New' }).customNetworks?.[0]?.genesisHash).toBe(OTHER);
  });

  it('moves keep every node once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.nat().map((n) => `wss://n${n}.example`),
          { minLength: 1, maxLength: 10 },
        ),
        fc.integer({ min: -1, max: 11 }),
        fc.integer({ min: -1, max: 11 }),
        (urls, from, to) => {
          const next = moved(urls, from, to);
          expect([...next].sort()).toEqual([...urls].sort());
          if (urls[from] !== undefined && to >= 0 && to < urls.length) expect(next[to]).toBe(urls[from]);
          else expect(next).toEqual(urls);
        },
      ),
    );
  });

  it('says why a node is in use', () => {
    const at = (state: EndpointHealth['state']) => ({ state }) as EndpointHealth;
    expect(whyInUse([])).toBe('first');
    expect(whyInUse([at('resting'), at('refused')])).toBe('others-out');
    expect(whyInUse([at('resting'), at('ready')])).toBe('sooner');
    expect(whyInUse([undefined])).toBe('sooner');
  });
});

describe('D1 D5 where a tested node belongs', () => {
  const probe = (genesisHash: string, specName = 'node-subtensor') => ({ genesisHash, specName });
  it.each([
    ['its own chain', probe(FINNEY), DEFAULT_SETTINGS, { kind: 'fits', anyChain: false }],
    [
      'a known other chain',
      probe(FINNEY),
      { ...DEFAULT_SETTINGS, networkId: 'test' },
      { kind: 'other-known', networkId: 'finney' },
    ],
    ['an unknown chain', probe(OTHER), DEFAULT_SETTINGS, { kind: 'foreign' }],
    ['a chain of one\u2019s own', probe(OTHER), withOwn, { kind: 'other-known', networkId: own.id }],
    ['the pinned chain', probe(OTHER), { ...withOwn, networkId: own.id }, { kind: 'fits', anyChain: false }],
    [
      'any chain, locally',
      probe(OTHER),
      { ...DEFAULT_SETTINGS, networkId: 'local' },
      { kind: 'fits', anyChain: true },
    ],
    [
      'real TAO, locally',
      probe(FINNEY),
      { ...DEFAULT_SETTINGS, networkId: 'local' },
      { kind: 'other-known', networkId: 'finney' },
    ],
    ['another kind of chain', probe(FINNEY, 'polkadot'), DEFAULT_SETTINGS, { kind: 'not-bittensor' }],
  ] as const)('%s', (_, given, settings, verdict) => {
    expect(judgeProbe(given, settings as Settings)).toEqual(verdict);
  });
});

describe('D5 names and colours of networks', () => {
  it('gives each known network and one\u2019s own a name and a colour of their own', () => {
    const ids = ['finney', 'test', 'local', own.id] as const;
    const names = ids.map((networkId) => networkName({ ...withOwn, networkId }, t));
    expect(names).toEqual(['Finney', 'Test network', 'Local', 'Staging']);
    expect(new Set(ids.map(networkTint)).size).toBe(4);
  });

  it('falls back to mainnet for one that is gone, as the choice does', () => {
    expect(networkName({ networkId: own.id, customNetworks: [] }, t)).toBe('Finney');
  });

  it('refuses names that are empty, too long or taken', () => {
    expect(ownName('  ', withOwn, t)).toBeNull();
    expect(ownName('x'.repeat(33), withOwn, t)).toBeNull();
    expect(ownName('finney', withOwn, t)).toBeNull();
    expect(ownName('STAGING', withOwn, t)).toBeNull();
    expect(ownName('STAGING', withOwn, t, own.id)).toBe('STAGING');
    expect(ownName('\u202eLab\u200b', withOwn, t)).toBe('Lab');
  });
});

describe('D4 words of an upgrade', () => {
  const line = (changed: CapabilityChange[]) =>
    upgradeLine(t, 'en', { from: 424, to: 475, atMs: 1, changed });
  type CapabilityChange = {
    id: FeatureState['id'];
    before: FeatureState['state'];
    after: FeatureState['state'];
  };

  it('names what is new and what is gone in one line', () => {
    expect(
      line([
        { id: 'move-bounded', before: 'unavailable', after: 'ready' },
        { id: 'root-claims', before: 'ready', after: 'unavailable' },
      ]),
    ).toBe('The chain was upgraded to 475: move with a price limit is new; claims per subnet are gone.');
  });

  it('says so when nothing changes for the person', () => {
    expect(line([])).toBe('The chain was upgraded to 475. All you can do here stays as it was.');
  });

  it('counts what would make the line too long', () => {
    const ids = ['locks', 'shield', 'proxies', 'multisig'] as const;
    expect(line(ids.map((id) => ({ id, before: 'ready', after: 'changed' })))).toBe(
      'The chain was upgraded to 475: locks of stake, shielded transactions, and 2 more things were changed and are switched off.',
    );
  });

  it('has a name, a place in a sentence and a sentence for every feature', () => {
    expect(Object.keys(words.feature).sort()).toEqual([...FEATURES].sort());
    for (const [id, { name, inline, number, text }] of Object.entries(words.feature)) {
      expect(name, id).toMatch(/^[A-Z]/);
      expect(inline, id).toMatch(/\w/);
      expect(['1', '2'], id).toContain(number);
      expect(text, id).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('D4 the search over features', () => {
  const item = (name: string, state: 'ready' | 'absent') =>
    ({ kind: 'call', pallet: 'SubtensorModule', name, state }) as const;
  const features: CapabilityReport['features'] = [
    { id: 'stake', state: 'ready', items: [item('add_stake_limit', 'ready')] },
    {
      id: 'locks',
      state: 'unavailable',
      items: [item('lock_stake', 'absent'), item('set_perpetual_lock', 'ready')],
    },
  ];
  const find = (query: string, onlyMissing = false) =>
    filterFeatures(features, { query, onlyMissing }, ({ id }) => id);

  it('keeps only what is missing, features and items alike', () => {
    const found = find('', true);
    expect(found.map(({ id }) => id)).toEqual(['locks']);
    expect(found[0]?.items.map(({ name }) => name)).toEqual(['lock_stake']);
  });

  it('finds by the name of a feature with all its items, and by an item with that item', () => {
    expect(find('locks')[0]?.items).toHaveLength(2);
    expect(find('subtensormodule.set_perp')[0]?.items.map(({ name }) => name)).toEqual([
      'set_perpetual_lock',
    ]);
    expect(find('nothing of the kind')).toEqual([]);
  });
});

describe('Q4 D5 the colours of networks', () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, '../../../src/popup', path), 'utf8');
  const tint = (css: string, selector: string) =>
    new RegExp(`(?:^|\\n)${selector} \\{\\n {2}--tint: (#[0-9a-f]{6});`).exec(css)?.[1] ?? '';
  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = (hex: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, at) => sum + value * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const contrast = (a: string, b: string): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    ['dark', '', ':root'],
    ['light', ':root\\[data-theme="light"\\] ', ':root[data-theme="light"]'],
  ])('stand out from every ground of the %s theme by 4.5:1', (_, prefix, theme) => {
    const css = read('components/network-tint.css');
    const tokens = read('styles/tokens.css');
    const block = tokens.slice(tokens.indexOf(`${theme} {`));
    const ratios = ['\\.tint-local', '\\.tint-own'].flatMap((name) =>
      ['ground', 'card', 'raised'].map((ground) => {
        const hex = new RegExp(`--${ground}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? '';
        return contrast(tint(css, `${prefix}${name}`), hex);
      }),
    );
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(4.5);
  });
});
