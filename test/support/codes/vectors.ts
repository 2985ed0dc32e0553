import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { CHAIN_DIR } from '../finney.js';

interface Vectors {
  /** call | extra | implicit of a transfer on Finney 424, with the digest. */
  payload: Uint8Array;
  callLength: number;
  proof: Uint8Array;
  vault: {
    cmd02_frame_hex: string;
    cmd06_frames: number;
    cmd06_first_frame_head_hex: string;
    cmd06_frames_sha256: string[];
    signature_qr_text_examples: string[];
    address_qr_text: string;
  };
}

/** The recorded transfer, its proof and its codes. Only where the vectors are (HAS_FINNEY). */
export function vaultVectors(): Vectors {
  const read = (name: string) => JSON.parse(readFileSync(resolve(CHAIN_DIR, 'vectors', name), 'utf8'));
  const { proof_transfer_424: proof } = read('metadata-digest.json');
  const bytes = (hex: string) => hexToBytes(hex.replace(/^0x/, ''));
  const call = bytes(proof.call_hex);
  return {
    payload: concatBytes(
      call,
      bytes(proof.included_in_extrinsic_hex),
      bytes(proof.included_in_signed_data_hex),
    ),
    callLength: call.length,
    proof: bytes(proof.proof_hex),
    vault: read('ledger-and-vault.json').vault,
  };
}
