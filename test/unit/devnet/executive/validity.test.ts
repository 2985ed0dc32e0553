import { beforeAll, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import {
  BOB,
  batch,
  type Chain,
  hashOf,
  mortalEra,
  openChain,
  type Signer,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const pay = transfer(BOB, TAO);
const remark = (length: number) => ({
  pallet: 'System',
  name: 'remark',
  args: { remark: new Uint8Array(length) },
});
const sr = signerOf('Sr25519', 1);
const ed = signerOf('Ed25519', 2);
const NO_HASH = `0x${'00'.repeat(32)}`;
/** Length prefix (2), format, kind of address, key, kind of signature: the signature begins here. */
const SIGNATURE_AT = 2 + 1 + 1 + 32 + 1;

function funded(metadata: Uint8Array): Chain {
  const chain = openChain(metadata);
  for (const signer of [sr, ed]) chain.fund(signer.address, 100n * TAO);
  chain.clock.next = 100;
  return chain;
}

describe.each(SOURCES)('validity under metadata: %s', (_name, bytes) => {
  let metadata: Uint8Array;
  let chain: Chain;
  beforeAll(() => {
    metadata = bytes();
    chain = funded(metadata);
  });

  describe.each([sr, ed])('$kind', (signer: Signer) => {
    it('is accepted when all is right, over short and over hashed payloads', () => {
      expect(chain.verdict(chain.sign(signer, pay))).toBe('ok');
      for (const length of [100, 150, 200, 300])
        expect(chain.verdict(chain.sign(signer, remark(length)))).toBe('ok');
    });

    it('is BadProof with any bit of the signature flipped', () => {
      const signed = chain.sign(signer, pay);
      for (let bit = 0; bit < 512; bit += 23) {
        const bad = signed.slice();
        bad[SIGNATURE_AT + (bit >> 3)] = (bad[SIGNATURE_AT + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
        expect([bit, chain.verdict(bad)]).toEqual([bit, 'BadProof']);
      }
    });

    it('is BadProof with any byte changed that was signed or that names the signer', () => {
      const signed = chain.sign(signer, pay, { tip: 5n });
      const meant = [
        3,
        20,
        SIGNATURE_AT - 1,
        ...Array.from({ length: signed.length - SIGNATURE_AT - 64 }, (_, i) => SIGNATURE_AT + 64 + i),
      ];
      for (const at of meant) {
        const bad = signed.slice();
        bad[at] = (bad[at] ?? 0) ^ 1;
        expect([at, chain.verdict(bad)]).toEqual([at, 'BadProof']);
      }
    });

    it('is BadProof when it commits to another chain, spec, format or era block', () => {
      const { specVersion, transactionVersion } = chain.codec;
      const wrong = [
        { genesis: hashOf(1) },
        { specVersion: specVersion - 1 },
        { specVersion: specVersion + 1 },
        { txVersion: transactionVersion + 1 },
        { era: mortalEra(64, 99), birthHash: hashOf(98) },
      ];
      for (const over of wrong) expect(chain.verdict(chain.sign(signer, pay, over))).toBe('BadProof');
    });
  });

  it('refuses a signature of one kind under the name of another', () => {
    const posing = { ...ed, kind: 'Sr25519' as const };
    expect(chain.verdict(chain.sign(posing, pay))).toBe('BadProof');
  });

  it('refuses bytes that are no signed extrinsic', () => {
    const signed = chain.sign(sr, pay);
    expect(chain.verdict(signed.slice(0, -1))).toBe('BadProof');
    expect(chain.verdict(new Uint8Array())).toBe('BadProof');
    const inherent = chain.codec.encodeInherent({ pallet: 'Timestamp', name: 'set', args: { now: 1n } });
    expect(chain.verdict(inherent)).toBe('NoUnsignedValidator');
  });

  it('checks the metadata digest when asked to', () => {
    const digest = chain.codec.digest();
    expect(digest).toHaveLength(32);
    expect(chain.verdict(chain.sign(sr, pay, { digest }))).toBe('ok');
    expect(chain.verdict(chain.sign(sr, pay, { digest: new Uint8Array(32) }))).toBe('BadProof');
  });
});

it('cannot look a metadata digest up on a runtime that has none', () => {
  const v14 = createRuntimeCodec(declaredMetadata()).metadataAt(14) ?? new Uint8Array();
  const chain = funded(v14);
  expect(chain.codec.digest()).toBeUndefined();
  expect(chain.verdict(chain.sign(sr, pay))).toBe('ok');
  expect(chain.verdict(chain.sign(sr, pay, { digest: new Uint8Array(32) }))).toBe('CannotLookup');
});

describe('nonces', () => {
  it('that were used are Stale everywhere', () => {
    const chain = funded(declaredMetadata());
    const first = chain.sign(sr, pay);
    expect(chain.block(first).applied).toEqual([first]);
    expect(chain.verdict(first)).toBe('Stale');
    expect(chain.block(first).rejected).toEqual([
      { extrinsic: first, error: { kind: 'Invalid', name: 'Stale' } },
    ]);
  });

  it('that come too early wait in the pool and are refused in a block', () => {
    const chain = funded(declaredMetadata());
    const [first, second, third] = [0, 1, 2].map((nonce) => chain.validate(chain.sign(sr, pay, { nonce })));
    if (!first?.ok || !second?.ok || !third?.ok) throw new Error('refused');
    expect(first.requires).toEqual([]);
    expect(second.requires).toEqual(first.provides);
    expect(third.requires).toEqual(second.provides);
    const early = chain.sign(sr, pay, { nonce: 1 });
    expect(chain.block(early).rejected).toEqual([
      { extrinsic: early, error: { kind: 'Invalid', name: 'Future' } },
    ]);
  });

  it('count on within one block', () => {
    const chain = funded(declaredMetadata());
    const both = [0, 1].map((nonce) => chain.sign(sr, pay, { nonce }));
    expect(chain.block(...both).applied).toEqual(both);
    expect(chain.account(sr.address).nonce).toBe(2);
  });
});

describe('eras', () => {
  const mortal = (chain: Chain, period: number, birth: number) =>
    chain.sign(sr, pay, { era: mortalEra(period, birth), birthHash: hashOf(birth) });

  it('hold for their period; after it their birth reads as a block to come, then as another one', () => {
    const chain = funded(declaredMetadata());
    const signed = mortal(chain, 8, 99);
    for (const [next, verdict] of [
      [100, 'ok'],
      [106, 'ok'],
      [107, 'AncientBirthBlock'],
      [108, 'BadProof'],
      [140, 'BadProof'],
    ] as const) {
      chain.clock.next = next;
      expect([next, chain.verdict(signed)]).toEqual([next, verdict]);
    }
  });

  it('give the pool the blocks that are left as longevity', () => {
    const chain = funded(declaredMetadata());
    expect(chain.validate(mortal(chain, 64, 99))).toMatchObject({ longevity: 63 });
    chain.clock.next = 162;
    expect(chain.validate(mortal(chain, 64, 99))).toMatchObject({ longevity: 1 });
  });

  it('are AncientBirthBlock once the chain has forgotten the birth block', () => {
    const chain = funded(declaredMetadata());
    chain.clock.next = 4_096;
    const signed = mortal(chain, 4_096, 4_095);
    chain.clock.next = 4_095 + 2_401;
    expect(chain.verdict(signed)).toBe('ok');
    chain.clock.next = 4_095 + 2_402;
    expect(chain.verdict(signed)).toBe('AncientBirthBlock');
  });

  it('that are immortal commit to genesis, which is never forgotten', () => {
    const chain = funded(declaredMetadata());
    chain.clock.next = 1_000_000;
    expect(chain.validate(chain.sign(sr, pay))).toMatchObject({ ok: true, longevity: 2 ** 32 });
  });

  it('lose their hashes in storage at the same time, genesis excepted', () => {
    const chain = funded(declaredMetadata());
    const known = (number: number) => chain.state.get('System', 'BlockHash', number);
    chain.clock.next = 1;
    for (let i = 0; i < 3; i += 1) chain.block();
    chain.clock.next = 2_402;
    chain.block();
    expect([known(0), known(1), known(2)]).toEqual([hashOf(0), NO_HASH, hashOf(2)]);
  });

  it('of a shielded carrier last at most 8 blocks', () => {
    const chain = funded(declaredMetadata());
    const carrier = {
      pallet: 'MevShield',
      name: 'submit_encrypted',
      args: { ciphertext: new Uint8Array(1_200) },
    };
    const withEra = (period: number) =>
      chain.sign(sr, carrier, { era: mortalEra(period, 98), birthHash: hashOf(98) });
    expect(chain.verdict(chain.sign(sr, carrier))).toBe('Stale');
    expect(chain.verdict(withEra(16))).toBe('Stale');
    expect(chain.verdict(withEra(8))).toBe('ok');
    expect(chain.verdict(withEra(4))).toBe('ok');
  });
});

describe('money and account state', () => {
  it('refuse an account that does not exist', () => {
    const chain = openChain();
    expect(chain.verdict(chain.sign(sr, pay))).toBe('Payment');
  });

  it('ask for fee, tip and existential deposit, to the rao', () => {
    const chain = funded(declaredMetadata());
    const signed = chain.sign(sr, pay, { tip: 1_000n });
    const fee = feeOf(chain, signed) + 1_000n;
    chain.fund(sr.address, fee + 499n);
    expect(chain.verdict(signed)).toBe('Payment');
    chain.fund(sr.address, fee + 500n);
    expect(chain.verdict(signed)).toBe('ok');
  });

  it('comes from what is not frozen', () => {
    const chain = funded(declaredMetadata());
    const signed = chain.sign(sr, pay);
    const fee = feeOf(chain, signed);
    const freeze = (frozen: bigint) => {
      const account = chain.account(sr.address);
      chain.state.set('System', 'Account', [sr.address], { ...account, data: { ...account.data, frozen } });
    };
    freeze(100n * TAO - fee);
    expect(chain.verdict(signed)).toBe('ok');
    freeze(100n * TAO - fee + 1n);
    expect(chain.verdict(signed)).toBe('Payment');
    expect(chain.block(signed).rejected).toHaveLength(1);
  });

  it('let only the calls of the swap through while one is announced', () => {
    const chain = funded(declaredMetadata());
    chain.state.set('SubtensorModule', 'ColdkeySwapAnnouncements', [sr.address], [100, hashOf(7)]);
    const clear = { pallet: 'SubtensorModule', name: 'clear_coldkey_swap_announcement', args: {} };
    expect(chain.verdict(chain.sign(sr, pay))).toBe('Custom 0');
    expect(chain.verdict(chain.sign(sr, batch('batch_all', [clear])))).toBe('Custom 0');
    expect(chain.verdict(chain.sign(sr, clear))).toBe('ok');
    chain.state.set('SubtensorModule', 'ColdkeySwapDisputes', [sr.address], 100);
    expect(chain.verdict(chain.sign(sr, pay))).toBe('Custom 21');
    expect(chain.verdict(chain.sign(sr, clear))).toBe('Custom 21');
    expect(chain.verdict(chain.sign(ed, pay))).toBe('ok');
  });

  it('give every transaction one priority, tip or not', () => {
    const chain = funded(declaredMetadata());
    const plain = chain.validate(chain.sign(sr, pay));
    const tipped = chain.validate(chain.sign(sr, pay, { tip: TAO }));
    expect(plain).toMatchObject({ ok: true, priority: 1n });
    expect(tipped).toMatchObject({ ok: true, priority: 1n });
  });
});

function feeOf(chain: Chain, signed: Uint8Array): bigint {
  const length = new Uint8Array(Uint32Array.of(signed.length).buffer);
  const args = new Uint8Array([...signed, ...length]);
  const answer = chain.runtime.callApi(
    chain.state,
    chain.context(),
    'TransactionPaymentApi_query_fee_details',
    args,
  );
  const view = new DataView(answer.buffer, answer.byteOffset);
  return view.getBigUint64(1, true) + view.getBigUint64(9, true) + view.getBigUint64(17, true);
}
