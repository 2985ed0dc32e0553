import { ed25519 } from '@noble/curves/ed25519.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromHex, prepareMessage, signingBytes, toHex } from '../../src/background/signing/index.js';
import { signRaw } from '../../src/protocol/dapp/index.js';
import type { StoredMetadata } from '../../src/protocol/engine/index.js';
import { callHex } from '../support/calls.js';
import { dappRequest, SIGNER, STRANGER } from '../support/explain-builders.js';
import { finney, HAS_FINNEY, vectors } from '../support/finney.js';

const ORIGIN = 'https://app.example.org';
const prepare = (data: string, metadata: StoredMetadata[] = []) =>
  prepareMessage({ data, origin: ORIGIN, accountId: `0x${'00'.repeat(32)}`, nowMs: 0, metadata });
const hexOf = (text: string) => toHex(new TextEncoder().encode(text));
const OPEN = '3c42797465733e';
const CLOSE = '3c2f42797465733e';

describe('messages', () => {
  it('S54: a message request with fields of a transaction is no message request', () => {
    const request = { address: SIGNER, data: '0x00', type: 'bytes' };
    expect(v.is(signRaw.input, request)).toBe(true);
    for (const field of ['method', 'genesisHash', 'era', '__proto__x'])
      expect(v.is(signRaw.input, { ...request, [field]: '0x00' })).toBe(false);
  });

  it('S67: wraps once, whatever form the text comes in', () => {
    const wrapped = `0x${OPEN}68656c6c6f${CLOSE}`;
    for (const data of ['hello', '0x68656c6c6f', '<Bytes>hello</Bytes>', wrapped]) {
      const { message, text, hex, refusal } = prepare(data);
      expect(toHex(message)).toBe(wrapped);
      expect({ text, hex, refusal }).toEqual({ text: 'hello', hex: '0x68656c6c6f', refusal: null });
    }
    expect(prepare('<Bytes><Bytes>hello</Bytes></Bytes>').refusal?.code).toBe('sign/looks-like-transaction');
  });

  it('S67: takes 8 KiB and refuses one byte more', () => {
    expect(prepare('a'.repeat(8_192)).refusal).toBeNull();
    expect(prepare('a'.repeat(8_193)).refusal?.code).toBe('sign/too-long');
    expect(prepare(`<Bytes>${'a'.repeat(8_192)}</Bytes>`).refusal).toBeNull();
  });

  it('S67: refuses what may be a trade: 32 bytes in any wrapping, and the readable order', () => {
    const id = '29'.repeat(32);
    for (const data of [
      `0x${id}`,
      `0x${OPEN}${id}${CLOSE}`,
      'exactly thirty-two bytes of text',
      'TAO.com order v1: Limit buy',
      ' tao.com  ORDER',
    ])
      expect(prepare(data).refusal?.code, data).toBe('sign/looks-like-order');
    expect(prepare('an order from TAO.com').refusal).toBeNull();
    for (const length of [31, 33]) expect(prepare(`0x${'ee'.repeat(length)}`).refusal).toBeNull();
  });

  it('S67: refuses the Ethereum prefix', () => {
    expect(prepare('\x19Ethereum Signed Message:\n5hello').refusal?.code).toBe('sign/looks-like-transaction');
    for (const data of [
      hexOf('\x19Ethereum Signed Message:\n5hello'),
      '<Bytes>\x19Ethereum Signed Message:\n5hello</Bytes>',
    ])
      expect(prepare(data).refusal?.code).toBe('sign/looks-like-transaction');
  });

  it('S67: writes out characters that hide or turn text, and says so', () => {
    const { text, suspiciousCharacters } = prepare('pay \u202egnp.exe\u202c \u200bnow\u0007');
    expect(text).toBe('pay \\u{202e}gnp.exe\\u{202c} \\u{200b}now\\u{7}');
    expect(suspiciousCharacters).toBe(true);
    expect(prepare('two\nlines\tand ümläute 日本').suspiciousCharacters).toBe(false);
  });

  it('S67: shows bytes that are no text as bytes', () => {
    expect(prepare('0xff00ff')).toMatchObject({
      text: null,
      hex: '0xff00ff',
      suspiciousCharacters: false,
      refusal: null,
    });
  });

  it('S67: names a host in the text that is not the caller', () => {
    const named = (text: string) => prepare(text).foreignDomain;
    expect(named('other.example.com wants you to sign in with your account')).toBe('other.example.com');
    expect(named('Sign in at https://evil.test/login?x=1')).toBe('evil.test');
    expect(named('https://app.example.org@evil.test/')).toBe('evil.test');
    expect(named('app.example.org wants you to sign in')).toBeNull();
    expect(named('https://example.org/terms')).toBeNull();
    expect(named('version 1.2 of file.txt, e.g. tomorrow')).toBeNull();
    expect(named('https://ехаmple.org')).toMatch(/^xn--/);
  });

  it('S67: refuses bytes that hold the genesis hash of a chain, even without its metadata', () => {
    const genesis = '2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03';
    expect(prepare(`0xaabb${genesis}cc`).refusal?.code).toBe('sign/looks-like-transaction');
  });

  it('never throws, whatever the page sends', () => {
    for (const data of ['', '0x', '0xabc', '0xZZ', '\ud800', '<Bytes>', '</Bytes>', '<Bytes></Bytes>', '\0'])
      expect(prepare(data).payloadHash).toMatch(/^0x[0-9a-f]{64}$/);
  });
});

describe.skipIf(!HAS_FINNEY)(
  'messages against real metadata and vectors (needs them beside the project)',
  () => {
    it('S67: refuses a call, a payload and an extrinsic of a known runtime', () => {
      const metadata = finney(424);
      const call = callHex(metadata, 'Balances', 'transfer_keep_alive', {
        dest: { type: 'Id', value: STRANGER },
        value: 5n,
      });
      const payload = toHex(signingBytes(dappRequest(metadata, call), metadata).payload);
      const [vector] = vectors<{ vectors: Array<{ expected: { extrinsic: string } }> }>(
        'signing-payloads',
      ).vectors;
      for (const data of [
        call,
        payload,
        vector?.expected.extrinsic ?? '',
        `0x${OPEN}${call.slice(2)}${CLOSE}`,
      ])
        expect(prepare(data, [metadata]).refusal?.code, data).toBe('sign/looks-like-transaction');
      expect(prepare('a plain sentence', [metadata, finney(393), finney(219)]).refusal).toBeNull();
    });

    it('S67: refuses every form of every limit order', () => {
      interface Case {
        scale_hex: string;
        order_id: string;
        wrapped_id_form: { signed_bytes: string };
        readable_form: { text: string; signed_bytes: string };
      }
      const { cases } = vectors<{ cases: Case[] }>('limit-order');
      expect(cases.length).toBeGreaterThan(0);
      for (const { scale_hex, order_id, wrapped_id_form, readable_form } of cases)
        for (const data of [
          scale_hex,
          order_id,
          wrapped_id_form.signed_bytes,
          readable_form.text,
          readable_form.signed_bytes,
          hexOf(readable_form.text),
        ]) {
          expect(prepare(data).refusal?.code, data).toBe('sign/looks-like-order');
          expect(prepare(data, [finney(424)]).refusal?.code, data).toBe('sign/looks-like-order');
        }
    });

    it('S68: the wrapped bytes are those that other wallets sign', () => {
      interface Wrapping {
        data: string;
        signed_bytes_polkadot_js: string;
        ed25519_alice: string;
      }
      const file = vectors<{ signer_public: string; signRaw_wrapping: Wrapping[] }>('signing-payloads');
      const signed = file.signRaw_wrapping.filter(({ data }) => prepare(data).refusal === null);
      expect(signed).toHaveLength(file.signRaw_wrapping.length - 1);
      for (const { data, signed_bytes_polkadot_js, ed25519_alice } of signed) {
        const { message } = prepare(data);
        expect(toHex(message)).toBe(signed_bytes_polkadot_js);
        expect(ed25519.verify(fromHex(ed25519_alice), message, fromHex(file.signer_public))).toBe(true);
      }
    });
  },
);
