import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import type {
  BlockContext,
  DecodedExtrinsic,
  Hex,
  RuntimeCodec,
  StateView,
  TxError,
  TxValidity,
} from '../../types.js';
import { readAccount, reducible } from '../accounts.js';
import { type AlphaFee, alphaFeeOf } from '../alpha-fee.js';
import { swapObstacle } from '../coldkey-swap.js';
import { type CallFee, feeOf, scheduleOf } from '../fees.js';
import { nestedCalls } from '../nested-calls.js';
import { parseEnvelope } from '../shield/envelope.js';
import { deathBlock, decodeEra, type Era } from './era.js';
import { implicitsOf } from './implicits.js';
import { isSignedBy } from './signature.js';

export interface CheckedExtrinsic {
  extrinsic: DecodedExtrinsic;
  /** SS58 of the signer. */
  signer: string;
  nonce: number;
  tip: bigint;
  /** Tip included. */
  fee: bigint;
  /** Set when the fee is taken out of a position instead. */
  alphaFee: AlphaFee | undefined;
  weight: Pick<CallFee, 'refTime' | 'proofSize'>;
}

export type Checked =
  | { ok: true; checked: CheckedExtrinsic; validity: TxValidity & { ok: true } }
  | { ok: false; error: TxError };

/** Longest era of a shielded carrier (`opentensor/subtensor runtime/src/check_mortality.rs`). */
const SHIELD_PERIOD = 8;
/** CustomTransactionError (`opentensor/subtensor common/src/transaction_error.rs`). */
const SWAP_CODES = { announced: 0, disputed: 21 };
const SHIELD_PARSING_FAILED = 23;

/**
 * Checks a signed extrinsic the way the chain does: what it commits to, its signature, then nonce, era rule, money and
 * account state. In a block a nonce from the future is an error; in the pool it waits (`future: 'wait'`).
 */
export function check(
  codec: RuntimeCodec,
  state: StateView,
  block: BlockContext,
  bytes: Uint8Array,
  future: 'wait' | 'refuse',
): Checked {
  let extrinsic: DecodedExtrinsic;
  let era: Era;
  try {
    extrinsic = codec.decodeExtrinsic(bytes);
    if (!extrinsic.signature) return refuse({ kind: 'Unknown', name: 'NoUnsignedValidator' });
    era = decodeEra(extrinsic.signature.extras.CheckMortality as Uint8Array);
  } catch {
    return refuse(invalid('BadProof'));
  }
  const { signature } = extrinsic;
  const mode = signature.extras.CheckMetadataHash as { type?: string } | undefined;
  const implicits = implicitsOf(codec, block, era, mode?.type === 'Enabled');
  if (!implicits.ok) return refuse(implicits.error);
  if (!isSignedBy(extrinsic, signature, implicits.bytes)) return refuse(invalid('BadProof'));

  const callName = `${extrinsic.call.pallet}.${extrinsic.call.name}`;
  const carries = callName === 'MevShield.submit_encrypted';
  if (carries && (era.period === 0 || era.period > SHIELD_PERIOD)) return refuse(invalid('Stale'));

  const signer = encodeAddress(signature.signer);
  const account = readAccount(state, signer);
  const nonce = Number(signature.extras.CheckNonce);
  if (account.providers === 0 && account.sufficients === 0) return refuse(invalid('Payment'));
  if (nonce < account.nonce) return refuse(invalid('Stale'));
  if (nonce > account.nonce && future === 'refuse') return refuse(invalid('Future'));

  const tip = BigInt((signature.extras.ChargeTransactionPayment as bigint | undefined) ?? 0n);
  const inner = nestedCalls(codec, extrinsic.call);
  const charge = feeOf(extrinsic.call, bytes.length, inner, scheduleOf(codec));
  const fee = charge.partialFee + tip;
  // What is frozen pays no fee either.
  const short = fee > reducible(codec, state, signer, true);
  const alphaFee = short ? alphaFeeOf(codec, state, block, signer, extrinsic.call, fee) : undefined;
  if (short && !alphaFee) return refuse(invalid('Payment'));
  if (extrinsic.call.pallet === 'Sudo') return refuse(invalid('BadSigner'));
  if (carries && !parseEnvelope(extrinsic.call.args.ciphertext as Uint8Array))
    return refuse({ kind: 'Invalid', name: 'Custom', code: SHIELD_PARSING_FAILED });
  const obstacle = swapObstacle(state, signer, callName);
  if (obstacle) return refuse({ kind: 'Invalid', name: 'Custom', code: SWAP_CODES[obstacle] });

  const tag = (index: number): Hex =>
    `0x${bytesToHex(signature.signer)}${index.toString(16).padStart(8, '0')}`;
  const longevity = era.period === 0 ? 2 ** 32 : deathBlock(era, block.number) - block.number;
  return {
    ok: true,
    checked: { extrinsic, signer, nonce, tip, fee, alphaFee, weight: charge },
    validity: {
      ok: true,
      signer: signature.signer,
      nonce,
      requires: nonce > account.nonce ? [tag(nonce - 1)] : [],
      provides: [tag(nonce)],
      longevity,
      // The runtime gives every transaction one priority: a tip buys nothing.
      priority: 1n,
    },
  };
}

function invalid(name: 'BadProof' | 'Stale' | 'Future' | 'Payment' | 'BadSigner'): TxError {
  return { kind: 'Invalid', name };
}

function refuse(error: TxError): { ok: false; error: TxError } {
  return { ok: false, error };
}
