import { describe, expect, it } from 'vitest';
import { addressOf, decodeAddress, encodeAddress } from '../../../../../src/core/address/index.js';
import { readAddressCode } from '../../../../../src/popup/devices/vault/address-code.js';
import { vaultVectors } from '../../../../support/codes/vectors.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../../support/finney.js';

const ALICE = '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu';
const NETWORKS = [FINNEY_GENESIS];
const errorOf = (text: string) => {
  try {
    readAddressCode(text, NETWORKS);
  } catch (caught) {
    return caught as { code: string; context: Record<string, unknown> };
  }
  throw new Error('was taken');
};

describe('K8 the code of an account', () => {
  it.skipIf(!HAS_FINNEY)('K8 reads the recorded one', () => {
    const { vault } = vaultVectors();
    expect(readAddressCode(vault.address_qr_text, NETWORKS)).toMatchObject({
      address: ALICE,
      genesisHash: FINNEY_GENESIS,
      name: null,
    });
  });

  it('K8 reads a name, cleaned and short, and an address alone', () => {
    const code = `substrate:${ALICE}:${FINNEY_GENESIS}`;
    expect(readAddressCode(`${code}:My: \u202ecold\u0007 key `, NETWORKS).name).toBe('My: cold key');
    expect(readAddressCode(`${code}:${'x'.repeat(99)}`, NETWORKS).name).toBe('x'.repeat(32));
    expect(readAddressCode(`${code}:\u200b`, NETWORKS).name).toBeNull();
    expect(readAddressCode(` ${ALICE} `, NETWORKS)).toMatchObject({ address: ALICE, genesisHash: null });
  });

  it.each([
    ['another network', `substrate:${ALICE}:0x${'ab'.repeat(32)}`, 'device/vault-other-network'],
    ['no network', `substrate:${ALICE}`, 'device/vault-not-an-address'],
    ['a broken network', `substrate:${ALICE}:0x12`, 'device/vault-not-an-address'],
    ['a secret', `secret:0x${'00'.repeat(32)}:${FINNEY_GENESIS}`, 'device/vault-secret-code'],
    ['Ethereum', 'ethereum:0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe@1', 'device/vault-ethereum'],
    ['20 bytes', '0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe', 'device/vault-ethereum'],
    ['a wrong letter', `${ALICE.slice(0, -1)}v`, 'address/checksum'],
    ['a public key in hex', `0x${'11'.repeat(32)}`, 'device/vault-not-an-address'],
    ['words', 'hello there', 'device/vault-not-an-address'],
    ['nothing', '', 'device/vault-not-an-address'],
    ['far too much', 'substrate:'.repeat(100), 'device/vault-not-an-address'],
  ])('K8 refuses %s', (_name, text, code) => {
    expect(errorOf(text).code).toBe(code);
  });

  it.each([0, 2, 13116])(
    'K8 takes prefix %s only with consent, and says how it is spelled here',
    (prefix) => {
      const other = encodeAddress(decodeAddress(ALICE).accountId, prefix);
      for (const text of [other, `substrate:${other}:${FINNEY_GENESIS}`]) {
        const { code, context } = errorOf(text);
        expect(code).toBe('address/prefix');
        expect(context).toEqual({ prefix, asBittensor: ALICE });
      }
      expect(addressOf(readAddressCode(ALICE, NETWORKS).accountId)).toBe(ALICE);
    },
  );
});
