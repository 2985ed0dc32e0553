import { WalletError } from '../../../core/errors/wallet-error.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { probeExtrinsic } from '../../chain/extrinsics.js';
import { runtimeApi } from '../../chain/runtime-apis.js';
import { int, record } from '../../chain/shape.js';

/** What a call may take of a block: time in picoseconds, and bytes of proof. */
export interface Weight {
  refTime: bigint;
  proofSize: bigint;
}

/** An approval that carries nothing out weighs only itself, whatever it names; what is named is paid for beforehand. */
export const NO_WEIGHT: Weight = { refTime: 0n, proofSize: 0n };

const MARGIN = 50n;

/**
 * Enough for the last approval, which must name at least what the chain declares for the call, or fails with
 * `MaxWeightTooLow` (paritytech/polkadot-sdk `frame/multisig`, operate). The chain itself says that number, by the same
 * function as it compares with; a signature holds for one version of the runtime, so it cannot change in between but by what a
 * runtime reads of its own storage. The two per cent on top are for that. They cost no more than two per cent of the call's fee.
 * @throws WalletError chain/bad-answer, chain/offline
 */
export async function enoughWeight(reader: BlockReader, callHex: string, member: string): Promise<Weight> {
  const { refTime, proofSize } =
    (await declaredByCall(reader, callHex)) ?? (await declaredByExtrinsic(reader, callHex, member));
  return { refTime: refTime + refTime / MARGIN + 1n, proofSize: proofSize + proofSize / MARGIN + 1n };
}

/** Null where the runtime has no such question. */
async function declaredByCall(reader: BlockReader, callHex: string): Promise<Weight | null> {
  const [api, method] = ['TransactionPaymentCallApi', 'query_call_info'];
  const args = [callHex, (callHex.length - 2) / 2];
  if (!runtimeApi(reader.runtime, api, method, args.length)) return null;
  const weight = record(record(await reader.call(api, method, args), 'call info').weight, 'weight');
  return { refTime: int(weight.refTime, 'weight'), proofSize: int(weight.proofSize, 'weight') };
}

/** Of an extrinsic of its own: somewhat more, for the extensions are in it. */
async function declaredByExtrinsic(reader: BlockReader, callHex: string, member: string): Promise<Weight> {
  const probe = probeExtrinsic(reader.runtime, callHex, member, 0);
  const answer = await reader.session.socket.request('payment_queryInfo', [probe, reader.block.hash]);
  const { weight } = (answer ?? {}) as { weight?: Record<string, unknown> };
  return {
    refTime: amount(weight?.ref_time ?? weight?.refTime),
    proofSize: amount(weight?.proof_size ?? weight?.proofSize),
  };
}

function amount(value: unknown): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'string' && /^(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(value)) return BigInt(value);
  throw new WalletError('chain/bad-answer', { what: 'weight' });
}
