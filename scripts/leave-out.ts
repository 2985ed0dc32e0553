import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Browser } from './manifest-for.js';

interface Alias {
  find: string | RegExp;
  replacement: string;
}

/** Parts of libraries that this wallet never runs, and what stands in for them: more than 200 KiB of the package (gzip). */
export function leftOut(browser: Browser): Alias[] {
  const chain = (file: string): string => resolve('src/engine/chain/left-out', file);
  const ledger = (file: string): string => resolve('src/popup/devices/ledger/left-out', file);
  return [
    { find: /^@polkadot\/wasm-crypto-wasm$/, replacement: chain('no-wasm.ts') },
    { find: /^@polkadot\/types-known$/, replacement: chain('no-known-chains.ts') },
    { find: /^@polkadot\/api-derive$/, replacement: chain('no-derives.ts') },
    { find: /^axios$/, replacement: ledger('no-axios.ts') },
    // Firefox speaks promises itself: the polyfill would only hand `browser` through, and weighs 10 KiB. It has no WebHID either.
    ...(browser === 'firefox'
      ? [
          { find: 'webextension-polyfill', replacement: resolve('src/background/native-browser.ts') },
          { find: '@zondax/ledger-substrate', replacement: ledger('no-ledger.ts') },
        ]
      : []),
  ];
}

/** Pallets and protocols of other chains: the types that Bittensor has of their names come with its metadata. */
const OTHER_CHAINS = [
  ...[
    'assetConversion',
    'beefy',
    'bridges',
    'contracts',
    'contractsAbi',
    'cumulus',
    'democracy',
    'dryRunApi',
    'elections',
  ],
  ...[
    'eth',
    'evm',
    'mixnet',
    'mmr',
    'nfts',
    'nimbus',
    'nompools',
    'ormlOracle',
    'ormlTokens',
    'parachains',
    'society',
  ],
  ...['staking', 'treasury', 'uniques', 'xcm', 'xcmPaymentApi', 'xcmRuntimeApi'],
];
const DEFINITIONS = new RegExp(`@polkadot/types/interfaces/(?:${OTHER_CHAINS.join('|')})/definitions\\.js$`);
const ECDSA = /^@noble\/curves\/secp256k1$/;

/**
 * Empties what the client brings along and the engine never uses: hand-written types of other chains' pallets, and the curve of
 * Ethereum's keys where the client's own crypto package asks for it. The two other curves stay: a signature that comes from
 * a device or another program is verified there before it is sent.
 */
export function otherChainsOut(): Plugin {
  const none = resolve('src/engine/chain/left-out/no-ecdsa.ts');
  return {
    name: 'kelvin:other-chains-out',
    enforce: 'pre',
    resolveId: (source, importer) =>
      ECDSA.test(source) && importer?.includes('/@polkadot/util-crypto/') ? none : null,
    load: (id) => (DEFINITIONS.test(id) ? 'export default { rpc: {}, types: {} };' : null),
  };
}
