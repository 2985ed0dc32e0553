import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeMetadata, serveMetadata } from '../../devnet/codec/served-metadata.js';
import { startDevnet } from '../../devnet/index.js';
import type { Devnet } from '../../devnet/types.js';
import { assembleExtrinsic, signingBytes, toHex } from '../../src/background/signing/index.js';
import type { ExtrinsicRequest } from '../../src/background/types.js';
import { accountIdHex } from '../../src/core/address/index.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { StoredMetadata } from '../../src/protocol/engine/index.js';
import { callHex } from '../support/calls.js';
import { dappRequest, declared, eraHex, STRANGER } from '../support/explain-builders.js';

/** What a node that serves a chain's description could put into it. */
type V15 = Extract<ReturnType<typeof serveMetadata>['decoded'], { tag: 'v15' }>['value'];
type Type = V15['lookup'][number];

const onType = (name: string, change: (type: Type) => Type) => (value: V15) => ({
  ...value,
  lookup: value.lookup.map((type) => (type.path.join('::') === name ? change(type) : type)),
});
const renamed = (from: string, to: string) => (type: Type) =>
  type.def.tag === 'variant'
    ? {
        ...type,
        def: {
          ...type.def,
          value: type.def.value.map((variant) => ({
            ...variant,
            name: variant.name === from ? to : variant.name === to ? from : variant.name,
          })),
        },
      }
    : type;

const LIES: Array<[string, (value: V15) => V15]> = [
  [
    'two calls with exchanged names',
    onType('pallet_balances::pallet::Call', renamed('transfer_all', 'burn')),
  ],
  ['an address type by another name', onType('sp_runtime::multiaddress::MultiAddress', renamed('Id', 'Raw'))],
];

describe('S65 metadata that a node made up', () => {
  let devnet: Devnet;
  let honest: StoredMetadata;
  beforeAll(async () => {
    await cryptoWaitReady();
    devnet = await startDevnet({ scenario: 'small', port: null });
    honest = { ...declared('424'), key: 'honest', genesisHash: devnet.genesisHash };
  });
  afterAll(() => devnet.close());

  /** Signs a transfer of our own under a description of the chain, and hands it to the node. */
  async function submitted(metadata: StoredMetadata, nonce: number): Promise<unknown> {
    const alice = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Alice');
    const best = devnet.best();
    const bytes = callHex(honest, 'Balances', 'transfer_keep_alive', {
      dest: { type: 'Id', value: STRANGER },
      value: 1_000_000_000n,
    });
    const request: ExtrinsicRequest = {
      ...dappRequest(metadata, bytes, {
        nonce,
        eraHex: eraHex(64, best.number),
        eraBlock: { number: best.number, hash: best.hash },
      }),
      source: 'own',
      asked: null,
      address: alice.address,
      accountId: accountIdHex(alice.publicKey),
    };
    const signing = signingBytes(request, metadata);
    expect(signing.mode).toBe(1);
    const extrinsic = assembleExtrinsic(request, signing, 'sr25519', alice.sign(signing.message));
    return devnet.request('author_submitExtrinsic', [toHex(extrinsic)]);
  }

  it('S65 the honest description is signed for, and the chain takes the transaction', async () => {
    expect(await submitted(honest, 0)).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it.each(LIES)('S65 %s: the signature is worth nothing to the chain', async (_, lie) => {
    const { decoded } = serveMetadata(honest.bytes);
    if (decoded.tag !== 'v15') throw new Error('expected V15');
    const bytes = encodeMetadata({ tag: 'v15', value: lie(decoded.value) });
    expect(toHex(bytes)).not.toBe(toHex(honest.bytes));
    const tampered = { ...honest, key: `tampered-${bytes.length}-${_}`, storedAtMs: 1, bytes };
    expect(openMetadata(tampered).digest()).not.toBe(openMetadata(honest).digest());
    await expect(submitted(tampered, 1)).rejects.toMatchObject({
      code: 1010,
      data: expect.stringMatching(/bad signature/i),
    });
  });
});
