import { struct, type TypeDeclarations } from '../dsl/declare.js';

/** How typenum spells the number of fraction bits, by which readers tell fixed-point types apart: binary, as types. */
function typenum(bits: number): string {
  return [...bits.toString(2)].reduce((higher, bit) => `UInt<${higher}, B${bit}>`, 'UTerm');
}

/** Identifiers, hashes and fixed-point numbers. */
export const basicTypes: TypeDeclarations = {
  AccountId32: struct('sp_core::crypto::AccountId32', ['[u8; 32]']),
  H256: struct('primitive_types::H256', ['[u8; 32]']),
  FixedU128: struct('sp_arithmetic::fixed_point::FixedU128', ['u128']),
  H160: struct('primitive_types::H160', ['[u8; 20]']),
  Percent: struct('sp_arithmetic::per_things::Percent', ['u8']),
  I96F32: struct('substrate_fixed::FixedI128', { bits: 'i128' }, { Frac: typenum(32) }),
  U96F32: struct('substrate_fixed::FixedU128', { bits: 'u128' }, { Frac: typenum(32) }),
  U64F64: struct('substrate_fixed::FixedU128', { bits: 'u128' }, { Frac: typenum(64) }),
  I64F64: struct('substrate_fixed::FixedI128', { bits: 'i128' }, { Frac: typenum(64) }),
  UTerm: struct('substrate_typenum::uint::UTerm', []),
  B0: struct('substrate_typenum::bit::B0', []),
  B1: struct('substrate_typenum::bit::B1', []),
  PalletId: struct('frame_support::PalletId', ['[u8; 8]']),
  Perquintill: struct('sp_arithmetic::per_things::Perquintill', ['u64']),
  NonZeroU64: struct('NonZeroU64', ['u64']),
  AuraPublic: struct('sp_consensus_aura::sr25519::app_sr25519::Public', ['[u8; 32]']),
  Perbill: struct('sp_arithmetic::per_things::Perbill', ['u32']),
  I32F32: struct('substrate_fixed::FixedI64', { bits: 'i64' }, { Frac: typenum(32) }),
};
