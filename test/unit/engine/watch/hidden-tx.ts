import type { ShieldTrack, TrackedTx } from '../../../../src/engine/storage/engine-store.js';

export const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const GENESIS = `0x${'01'.repeat(32)}`;
export const TX = `0x${'aa'.repeat(32)}`;
export const CARRIER = `0x${'cc'.repeat(32)}`;

/** A hidden transaction as the store keeps it: valid until 1,014, its one carrier until 1,002. */
export function hiddenTx(shield: Partial<ShieldTrack> = {}): TrackedTx {
  return {
    row: {
      txHash: TX,
      genesisHash: GENESIS,
      address: ADDRESS,
      origin: null,
      sentence: { code: 'stake', params: {} },
      state: 'sent',
      createdAtMs: 1,
      updatedAtMs: 1,
      block: null,
      extrinsicIndex: null,
      outcome: null,
      failure: null,
      protection: {
        state: 'on',
        stage: 'hidden',
        carrierHash: CARRIER,
        carrierBlock: null,
        carrierFeeRao: null,
        tries: 1,
      },
      expected: null,
    },
    extrinsicHex: '0x00',
    validUntilBlock: 1_014,
    fromBlock: 998,
    searchedTo: 997,
    done: false,
    shield: {
      carrierAddress: ADDRESS,
      carrierNonce: 7,
      innerNonce: 8,
      carriers: [{ hash: CARRIER, validUntilBlock: 1_002 }],
      settled: null,
      ...shield,
    },
  };
}
