import { AccountId } from '@polkadot-api/substrate-bindings';
import { EventLog } from '../executive/event-log.js';
import { compactU32, concatBytes } from '../node/bytes.js';
import type { DecodedCall, EventRecord, RuntimeCodec } from '../types.js';
import { type Booked, NETWORK_FEE } from './ledger.js';

const accountId = AccountId(42);
const PALLET = 'SubtensorModule';
const SIGNED_V4 = 0x84;
const MULTI_ADDRESS_ID = 0;
const SR25519 = 1;
const SIGNATURE_BYTES = 64;
/** Ref time of a stake call and of a transfer are both about this much. */
const REF_TIME = 1_300_000_000n;

/** The call that a deed was made with; undefined for a runtime that has no such call. */
function callOf({ deed, alphaRao, taoRao }: Booked): DecodedCall {
  if (deed.kind === 'transfer') {
    const args = { dest: { type: 'Id', value: deed.to }, value: deed.rao };
    return { pallet: 'Balances', name: 'transfer_keep_alive', args };
  }
  const { hotkey, netuid, units } = deed;
  if (units > 0n)
    return { pallet: PALLET, name: 'add_stake', args: { hotkey, netuid, amount_staked: taoRao } };
  return { pallet: PALLET, name: 'remove_stake', args: { hotkey, netuid, amount_unstaked: alphaRao } };
}

/**
 * The extrinsic of a deed as it would lie in its block, but for the signature, which is empty: nobody verifies the
 * past. Undefined when the runtime has another form of the call, or extensions that carry something unknown.
 */
export function deedExtrinsic(codec: RuntimeCodec, booked: Booked): Uint8Array | undefined {
  const call = callOf(booked);
  const wanted = codec.callArgs(call.pallet, call.name);
  const given = Object.keys(call.args);
  if (wanted?.length !== given.length || !given.every((name) => wanted.includes(name))) return undefined;
  const extra: Uint8Array[] = [];
  for (const extension of codec.extensions) {
    if (extension.extra.isEmpty) continue;
    const bytes = extraOf(extension.identifier, booked);
    if (!bytes) return undefined;
    extra.push(bytes);
  }
  const body = concatBytes(
    Uint8Array.of(SIGNED_V4, MULTI_ADDRESS_ID),
    accountId.enc(booked.deed.account),
    Uint8Array.of(SR25519),
    new Uint8Array(SIGNATURE_BYTES),
    ...extra,
    codec.encodeCall(call),
  );
  return concatBytes(compactU32(body.length), body);
}

function extraOf(identifier: string, { deed, nonce }: Booked): Uint8Array | undefined {
  switch (identifier) {
    case 'CheckMortality': {
      // 64 blocks from the block before: the low four bits are log2(period) - 1, the rest is the phase.
      const era = 5 | (((deed.block - 1) % 64) << 4);
      return Uint8Array.of(era & 0xff, era >> 8);
    }
    case 'CheckNonce':
      return compactU32(nonce - 1);
    case 'ChargeTransactionPayment':
    case 'CheckMetadataHash':
      return Uint8Array.of(0);
    default:
      return undefined;
  }
}

/** Events of a past block: of its timestamp, of subnets registered in it, and of a deed. */
export function pastEvents(
  codec: RuntimeCodec,
  registered: number[],
  booked: Booked | undefined,
): EventRecord[] {
  const log = new EventLog(codec);
  const announce = (name: string, fields: unknown[]): void => {
    if (codec.eventFields(PALLET, name)?.length === fields.length) log.deposit(PALLET, name, fields);
  };
  // The mechanism of every subnet but root is 1.
  for (const netuid of registered) announce('NetworkAdded', [netuid, 1]);
  log.phase = { type: 'ApplyExtrinsic', value: 0 };
  log.deposit('System', 'ExtrinsicSuccess', { dispatch_info: dispatchInfo(0n, 'Mandatory') });
  if (!booked || !deedExtrinsic(codec, booked)) return log.records;
  const { deed, taoRao, alphaRao, swapFeeRao } = booked;
  const who = deed.account;
  log.phase = { type: 'ApplyExtrinsic', value: 1 };
  log.deposit('Balances', 'Withdraw', { who, amount: NETWORK_FEE });
  if (deed.kind === 'transfer') {
    log.deposit('Balances', 'Transfer', { from: who, to: deed.to, amount: deed.rao });
  } else {
    const name = deed.units > 0n ? 'StakeAdded' : 'StakeRemoved';
    announce(name, [who, deed.hotkey, taoRao, alphaRao, deed.netuid, swapFeeRao]);
  }
  log.deposit('TransactionPayment', 'TransactionFeePaid', { who, actual_fee: NETWORK_FEE, tip: 0n });
  log.deposit('System', 'ExtrinsicSuccess', { dispatch_info: dispatchInfo(REF_TIME, 'Normal') });
  return log.records;
}

function dispatchInfo(refTime: bigint, dispatchClass: 'Normal' | 'Mandatory'): unknown {
  return {
    weight: { ref_time: refTime, proof_size: 3_593n },
    class: { type: dispatchClass, value: undefined },
    pays_fee: { type: dispatchClass === 'Normal' ? 'Yes' : 'No', value: undefined },
  };
}
