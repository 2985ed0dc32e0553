import { GENESIS } from './scripted-engine.js';

/** What a scripted engine builds of any intent: a call nobody reads, unprotected. `birth` is the first block of its era. */
export const builtIntent = (birth = 960) => ({
  payload: {
    callHex: '0x0702',
    eraHex: '0x8500',
    eraBlock: { number: birth, hash: GENESIS },
    nonce: 0,
    tip: 0n,
    genesisHash: GENESIS,
    specVersion: 424,
    transactionVersion: 1,
    signedExtensions: [],
  },
  preimages: [],
  shield: null,
  protection: { state: 'off', reason: 'no-runtime' },
});
