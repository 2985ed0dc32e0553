import type { SignerPayloadJSON } from '@polkadot/types/types';
import { describe, expect, it } from 'vitest';
import { readSignerPayload, signingBytes, toHex } from '../../src/background/signing/index.js';
import { addressOf, decodeAnyPrefix, encodeAddress } from '../../src/core/address/index.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import { isWalletError } from '../../src/core/errors/wallet-error.js';
import type { SignerPayload } from '../../src/protocol/dapp/index.js';
import { callHex } from '../support/calls.js';
import { eraHex, HEAD, RUNTIMES, SIGNER, SIGNER_ID, STRANGER } from '../support/explain-builders.js';
import { junk, mutate, pick, type Random, seeded } from './support/fuzz-values.js';
import { polkadotCodec } from './support/polkadot-codec.js';

const RUNS = 3_000;
type Json = Record<string, unknown>;

const FIELDS = [
  'blockHash',
  'blockNumber',
  'era',
  'genesisHash',
  'method',
  'nonce',
  'specVersion',
  'tip',
  'transactionVersion',
] as const;
const NUMBERS = ['blockNumber', 'nonce', 'specVersion', 'tip', 'transactionVersion'] as const;

const reversed = (hex: string) => `0x${(hex.slice(2).match(/../g) ?? []).reverse().join('')}`;

/** What a page, an old library or a thief could send instead of a good payload. */
const CHANGES: ReadonlyArray<(json: Json, random: Random) => Json> = [
  (json) => json,
  (json, random) => {
    const [one, other] = [pick(random, FIELDS), pick(random, FIELDS)];
    return { ...json, [one]: json[other], [other]: json[one] };
  },
  (json, random) => {
    const field = pick(random, NUMBERS);
    return { ...json, [field]: reversed(String(json[field])) };
  },
  (json, random) => {
    const field = pick(random, FIELDS);
    return { ...json, [field]: `0x${String(json[field]).slice(2).toUpperCase()}` };
  },
  (json, random) => {
    const field = pick(random, FIELDS);
    return { ...json, [field]: String(json[field]).toUpperCase() };
  },
  (json, random) => {
    const field = pick(random, NUMBERS);
    const text = String(json[field]).slice(2);
    return {
      ...json,
      [field]: `0x${pick(random, [`00${text}`, `${text}00`, text.slice(1), text.slice(2)])}`,
    };
  },
  (json, random) => ({ ...json, [pick(random, NUMBERS)]: pick(random, [7, '7', 7n, null, '0x', '0x1']) }),
  (json, random) => ({
    ...json,
    [pick(random, ['data', 'type', 'types', 'metadata', 'userExtensions', 'call', 'Nonce', 'nonce '])]:
      junk(random),
  }),
  (json, random) => ({
    ...json,
    address: pick(random, [encodeAddress(decodeAnyPrefix(SIGNER).accountId, 0), STRANGER]),
  }),
  (json, random) => ({
    ...json,
    ...pick(random, [
      { mode: 1 },
      { mode: 2 },
      { mode: 0, metadataHash: null },
      { withSignedTransaction: true },
    ]),
  }),
  (json, random) => {
    const list = [...(json.signedExtensions as string[])];
    const at = Math.floor(random() * list.length);
    return {
      ...json,
      signedExtensions: pick(random, [
        list.toReversed(),
        list.toSpliced(at, 1),
        [...list, 'CheckNonce'],
        list.with(at, 'X'),
      ]),
    };
  },
  (json, random) => ({ ...json, version: pick(random, [3, 4, 5, '4', null]) }),
  (json, random) => mutate(random, json) as Json,
];

describe.each(RUNTIMES)('S56 mutated payloads of pages, %s', (_, stored) => {
  const metadata = stored();
  const other = polkadotCodec(metadata);
  const transfer = (rao: bigint) =>
    callHex(metadata, 'Balances', 'transfer_keep_alive', {
      dest: { type: 'Id', value: STRANGER },
      value: rao,
    });
  const methods = [
    transfer(5n),
    transfer(1_000_000_000_000n),
    callHex(metadata, 'System', 'remark', { remark: new Uint8Array(300) }),
  ];

  it('S56 S66 a SignerPayloadJSON of any shape is refused, or gives the very bytes that the page’s library makes', () => {
    const random = seeded(5_603);
    const codes = new Map<string, number>();
    let taken = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const good: Json = {
        address: SIGNER,
        blockHash: `0x${'ba'.repeat(32)}`,
        blockNumber: `0x${(HEAD - 3).toString(16).padStart(8, '0')}`,
        era: eraHex(64, HEAD - 3),
        genesisHash: metadata.genesisHash,
        method: pick(random, methods),
        nonce: `0x${Math.floor(random() * 5_000)
          .toString(16)
          .padStart(8, '0')}`,
        signedExtensions: openMetadata(metadata).extensions.map(({ identifier }) => identifier),
        specVersion: `0x${metadata.specVersion.toString(16).padStart(8, '0')}`,
        tip: `0x${'00'.repeat(16)}`,
        transactionVersion: '0x00000001',
        version: 4,
      };
      const json = pick(random, CHANGES)(good, random);
      try {
        const request = readSignerPayload(json as SignerPayload, SIGNER_ID);
        const bytes = signingBytes(request, metadata);
        taken += 1;
        expect(request.address).toBe(addressOf(SIGNER_ID));
        // Only the check of the metadata is ours to add, and only where the page lets us hand back the transaction.
        const asked = {
          ...json,
          mode: bytes.mode,
          metadataHash: bytes.metadataHash,
        } as never as SignerPayloadJSON;
        if (bytes.mode !== (json.mode ?? 0)) expect(json.withSignedTransaction).toBe(true);
        expect(toHex(bytes.payload), JSON.stringify(json)).toBe(toHex(other.payload(asked)));
      } catch (error) {
        if (!isWalletError(error)) throw error;
        codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
      }
    }
    expect(taken).toBeGreaterThan(RUNS / 10);
    for (const code of ['sign/extra-fields', 'sign/payload-mismatch', 'sign/extension-list', 'sign/version'])
      expect([...codes.keys()]).toContain(code);
  });
});
