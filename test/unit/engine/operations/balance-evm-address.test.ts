import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  checksummed,
  evmAddressBytes,
  isReserved,
} from '../../../../src/engine/operations/balance/evm-address.js';
import { mirrorOf, ownMirror } from '../../../../src/engine/portfolio/evm-mirror.js';
import { HAS_FINNEY, vectors } from '../../../support/finney.js';

/** Examples of EIP-55 itself. */
const CHECKED = [
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];

describe('EVM addresses', () => {
  it('T20 writes the capital letters of EIP-55, and takes them', () => {
    for (const address of CHECKED) {
      expect(checksummed(evmAddressBytes(address.toLowerCase()))).toBe(address);
      expect(evmAddressBytes(address)).toEqual(hexToBytes(address.slice(2).toLowerCase()));
    }
  });

  it('T20 refuses every address with one letter of the wrong size', () => {
    for (const address of CHECKED) {
      [...address].forEach((digit, i) => {
        if (i < 2 || !/[a-f]/i.test(digit)) return;
        const other = digit === digit.toLowerCase() ? digit.toUpperCase() : digit.toLowerCase();
        const wrong = address.slice(0, i) + other + address.slice(i + 1);
        expect(() => evmAddressBytes(wrong)).toThrow('evm/bad-address');
      });
    }
  });

  it('T20 takes letters of one size, which check nothing, and no other text', () => {
    const [address = ''] = CHECKED;
    expect(evmAddressBytes(`0x${address.slice(2).toUpperCase()}`)).toHaveLength(20);
    for (const text of ['', '0x', address.slice(0, -1), `${address}0`, address.slice(2), ` ${address}`])
      expect(() => evmAddressBytes(text)).toThrow('evm/bad-address');
  });

  it('T20 knows the addresses nobody has the key of', () => {
    expect(isReserved(new Uint8Array(20))).toBe(true);
    expect(isReserved(evmAddressBytes(`0x${'0'.repeat(36)}0803`))).toBe(true);
    expect(isReserved(evmAddressBytes(`0x${'0'.repeat(35)}10803`))).toBe(false);
  });
});

describe.runIf(HAS_FINNEY)('mirrors by the recorded vectors', () => {
  interface Vectors {
    evm_mirror: Array<{ h160: string; mirror_ss58: string }>;
    truncated_h160: Array<{ ss58: string; h160_first20: string; mirror_of_that_h160: string }>;
  }

  it('T20 are where the chain keeps the money of an address', () => {
    const { evm_mirror, truncated_h160 } = vectors<Vectors>('addresses');
    expect(evm_mirror.length).toBeGreaterThan(0);
    for (const { h160, mirror_ss58 } of evm_mirror)
      expect(mirrorOf(hexToBytes(h160.slice(2)))).toBe(mirror_ss58);
    for (const { ss58, h160_first20, mirror_of_that_h160 } of truncated_h160)
      expect(ownMirror(ss58)).toEqual({ h160: h160_first20, mirror: mirror_of_that_h160 });
  });
});
