/**
 * Who may import what. Each room lists the rooms and packages it may use; everything else is refused, so that a new
 * dependency between rooms is a decision and not an accident.
 */
export interface Room {
  name: string;
  /** Path prefix; the longest matching prefix decides a file's room. */
  path: string;
  /** Path prefixes this room may import from, besides its own. */
  rooms: string[];
  /** Package names (or `name/*` scopes) it may import. */
  packages: string[];
  /** Globals it must not touch, each with the reason. */
  bans: Array<{ pattern: RegExp; why: string }>;
}

const BROWSER = { pattern: /\b(?:chrome|browser)\.\w/, why: 'pure code has no browser API' };
const DOM = { pattern: /\b(?:document|window|localStorage)\./, why: 'pure code runs in workers and Node' };
const FLOAT_MONEY = {
  pattern: /\bparseFloat\(|Number\([^)]*(?:[rR]ao|[aA]lpha|Base)\b/,
  why: 'money is a bigint and never becomes a float',
};
const INLINE_HTML = {
  pattern: /\.innerHTML\b|dangerouslySetInnerHTML/,
  why: 'page text is data, never markup',
};
const EVAL = { pattern: /\beval\(|new Function\(/, why: 'no code is made at run time' };

const CODECS = [
  '@polkadot-api/substrate-bindings',
  '@polkadot-api/metadata-builders',
  '@polkadot-api/merkleize-metadata',
];
const CRYPTO = [
  '@noble/ciphers',
  '@noble/hashes',
  '@noble/curves',
  '@scure/base',
  '@scure/bip39',
  '@scure/sr25519',
];

export const ROOMS: Room[] = [
  {
    name: 'core',
    path: 'src/core/',
    rooms: [],
    packages: [...CODECS, ...CRYPTO],
    bans: [BROWSER, DOM, FLOAT_MONEY, EVAL],
  },
  {
    name: 'protocol',
    path: 'src/protocol/',
    rooms: ['src/core/'],
    packages: ['valibot'],
    bans: [BROWSER, DOM, EVAL],
  },
  {
    name: 'content',
    path: 'src/content/',
    rooms: ['src/protocol/dapp/envelope'],
    packages: ['@polkadot/extension-inject'],
    bans: [EVAL, INLINE_HTML],
  },
  {
    name: 'popup',
    path: 'src/popup/',
    rooms: [
      'src/core/',
      'src/protocol/',
      'src/popup/kdf/index',
      'src/popup/keywork/index',
      'src/popup/devices/*/index',
    ],
    packages: [
      'react',
      'react-dom',
      'react-i18next',
      'i18next',
      'wouter',
      'zustand',
      'valibot',
      'lucide-react',
      'jdenticon',
      'qr',
      '@base-ui/react',
      '@tanstack/react-virtual',
      'uplot',
      '@fontsource-variable/inter',
      '@fontsource/jetbrains-mono',
      'webextension-polyfill',
      '@noble/hashes',
    ],
    bans: [
      FLOAT_MONEY,
      EVAL,
      INLINE_HTML,
      { pattern: /\b(?:chrome|browser)\.storage/, why: 'state is asked from the background' },
    ],
  },
  {
    name: 'popup/kdf',
    path: 'src/popup/kdf/',
    rooms: ['src/core/', 'src/protocol/'],
    packages: ['hash-wasm'],
    bans: [EVAL, BROWSER],
  },
  {
    name: 'popup/keywork',
    path: 'src/popup/keywork/',
    rooms: ['src/core/', 'src/protocol/'],
    packages: [...CRYPTO, 'hash-wasm'],
    bans: [EVAL, BROWSER, { pattern: /\bfetch\(|WebSocket/, why: 'foreign secrets never leave the page' }],
  },
  {
    // Talks to hardware and cameras; its parts are only ever loaded when a device is used.
    name: 'popup/devices',
    path: 'src/popup/devices/',
    rooms: ['src/core/', 'src/protocol/', 'src/popup/devices/'],
    packages: [...CRYPTO, '@zondax/ledger-substrate', 'qr', 'react', 'valibot'],
    bans: [
      EVAL,
      FLOAT_MONEY,
      INLINE_HTML,
      { pattern: /\bfetch\(|WebSocket/, why: 'devices need no network' },
    ],
  },
  {
    name: 'background/vault',
    path: 'src/background/vault/',
    rooms: ['src/core/errors/', 'src/core/address/', 'src/core/accounts/', 'src/background/types'],
    packages: CRYPTO,
    bans: [EVAL, DOM, { pattern: /\bfetch\(|WebSocket/, why: 'the vault has no network' }],
  },
  {
    name: 'background/phishing',
    path: 'src/background/phishing/',
    rooms: [
      'src/core/errors/',
      'src/protocol/',
      'src/background/router/index',
      'src/background/types',
      'src/background/serial',
    ],
    packages: ['valibot'],
    bans: [
      EVAL,
      DOM,
      { pattern: /WebSocket|innerHTML/, why: 'hosts of others are data to compare, nothing to visit' },
    ],
  },
  {
    name: 'background/late-explainer',
    path: 'src/background/late-explainer/',
    rooms: ['src/background/explain/index', 'src/background/types'],
    packages: [],
    // load-module.ts is Firefox's: its background is a page, where import() is allowed (docs/adr/0009).
    bans: [EVAL, FLOAT_MONEY],
  },
  {
    name: 'background/signing',
    path: 'src/background/signing/',
    rooms: ['src/core/', 'src/protocol/', 'src/background/types'],
    packages: [...CODECS, ...CRYPTO, 'valibot'],
    bans: [EVAL, DOM],
  },
  {
    name: 'background',
    path: 'src/background/',
    rooms: [
      'src/core/',
      'src/protocol/',
      'src/background/*/index',
      'src/background/signing/message',
      'src/background/types',
      'src/background/platform',
      'src/background/serial',
    ],
    packages: [...CODECS, ...CRYPTO, 'valibot', 'idb', 'webextension-polyfill'],
    bans: [
      EVAL,
      FLOAT_MONEY,
      { pattern: /(?:await|return|=>|=)\s*import\(/, why: 'Chrome forbids import() in a service worker' },
    ],
  },
  {
    name: 'engine/chain',
    path: 'src/engine/chain/',
    rooms: ['src/core/', 'src/protocol/', 'src/engine/'],
    packages: ['@polkadot/*', 'idb'],
    bans: [EVAL, BROWSER, FLOAT_MONEY],
  },
  {
    name: 'engine',
    path: 'src/engine/',
    rooms: ['src/core/', 'src/protocol/', 'src/engine/'],
    packages: ['idb', 'valibot', '@noble/hashes', '@noble/ciphers', '@noble/post-quantum'],
    bans: [EVAL, BROWSER, FLOAT_MONEY],
  },
  {
    name: 'devnet',
    path: 'devnet/',
    rooms: ['src/core/'],
    packages: [...CODECS, ...CRYPTO, '@noble/post-quantum', 'ws', 'node:*'],
    bans: [EVAL],
  },
  {
    name: 'demo',
    path: 'demo/',
    rooms: ['devnet/index', 'scripts/', 'test/e2e/', 'src/core/'],
    packages: ['*'],
    bans: [],
  },
  {
    name: 'bench',
    path: 'bench/',
    rooms: ['devnet/', 'src/', 'scripts/', 'test/', 'demo/'],
    packages: ['*'],
    bans: [],
  },
  {
    name: 'scripts',
    path: 'scripts/',
    rooms: ['src/background/late-explainer/script-name'],
    packages: ['*'],
    bans: [],
  },
  {
    name: 'test',
    path: 'test/',
    rooms: ['src/', 'devnet/', 'demo/', 'scripts/', 'bench/'],
    packages: ['*'],
    bans: [],
  },
];

export const MAX_LINES = 400;
/** The vault must be small enough to be read whole in an afternoon. */
export const MAX_VAULT_LINES = 800;
