import { isSigned } from '../node/bytes.js';
import type { BlockContext, Runtime, RuntimeCodec, StateMut, TxError } from '../types.js';
import { migrateClaims } from './baskets/migrate.js';
import { chargeFee, settleFee } from './charging.js';
import { type Base, dispatchCall } from './dispatch.js';
import { DispatchFailure, signedBy } from './dispatch-context.js';
import { EventLog } from './event-log.js';
import { nativeFailure } from './native-failure.js';
import { rulesOf } from './rules.js';
import { leaveSafeMode } from './safe-mode.js';
import { dropStored } from './shield/calls.js';
import { rotateKeys } from './shield/rotation.js';
import { emit } from './subtensor/emission.js';
import { oldestKnown } from './validity/implicits.js';
import { check } from './validity/validate.js';

type Outcome = ReturnType<Runtime['executeBlock']>;

/** The author of every block of this chain: fees go here. */
export const BLOCK_AUTHOR = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

/** Applies a block: bookkeeping, inherents, extrinsics in order, emission; ends with the events in storage. */
export function executeBlock(
  codec: RuntimeCodec,
  state: StateMut,
  block: BlockContext,
  extrinsics: Uint8Array[],
  inner: ReadonlyMap<Uint8Array, Uint8Array> = new Map(),
): Outcome {
  const log = new EventLog(codec);
  const base: Base = {
    codec,
    state,
    block,
    author: BLOCK_AUTHOR,
    meter: { extrinsicIndex: 0, unusedRefTime: 0n },
    deposit: (pallet, name, fields) => log.deposit(pallet, name, fields),
  };
  state.set('System', 'Number', [], block.number);
  state.set('System', 'ParentHash', [], block.parentHash);
  rememberParent(base);
  if (rulesOf(codec).baskets) migrateClaims(base);
  leaveSafeMode(base);
  dropStored(base);
  rotateKeys(codec, state, block);
  const applied: Uint8Array[] = [];
  const rejected: Array<{ extrinsic: Uint8Array; error: TxError }> = [];
  const apply = (extrinsic: Uint8Array): TxError | undefined => {
    log.phase = { type: 'ApplyExtrinsic', value: applied.length };
    base.meter.extrinsicIndex = applied.length;
    const error = isInherent(extrinsic) ? applyInherent(base, extrinsic) : applySigned(base, log, extrinsic);
    if (!error) applied.push(extrinsic);
    return error;
  };
  for (const extrinsic of extrinsics) {
    const error = apply(extrinsic);
    if (error) rejected.push({ extrinsic, error });
    const follower = error ? undefined : inner.get(extrinsic);
    // It is in no pool: nobody is told when it does not apply.
    if (follower && isSigned(follower)) apply(follower);
  }
  log.phase = { type: 'Finalization', value: undefined };
  emit(base);
  state.set('System', 'Events', [], log.records);
  state.set('System', 'EventCount', [], log.records.length);
  return { applied, rejected };
}

/** Block hashes are forgotten after a while, genesis' excepted (`substrate/frame/system/src/lib.rs`, finalize). */
function rememberParent({ codec, state, block }: Base): void {
  state.set('System', 'BlockHash', [block.number - 1], block.parentHash);
  const forgotten = oldestKnown(codec, block.number);
  if (forgotten > 0) state.remove('System', 'BlockHash', forgotten);
}

function isInherent(bytes: Uint8Array): boolean {
  return !isSigned(bytes);
}

function applyInherent(base: Base, bytes: Uint8Array): TxError | undefined {
  const { call } = base.codec.decodeExtrinsic(bytes);
  if (call.pallet !== 'Timestamp') return { kind: 'Unknown', name: 'NoUnsignedValidator' };
  base.state.set('Timestamp', 'Now', [], BigInt(call.args.now as bigint));
  base.deposit('System', 'ExtrinsicSuccess', { dispatch_info: info(0n, 'Mandatory') });
  return undefined;
}

function applySigned(base: Base, log: EventLog, bytes: Uint8Array): TxError | undefined {
  const checked = check(base.codec, base.state, base.block, bytes, 'refuse');
  if (!checked.ok) return checked.error;
  const { extrinsic, signer, weight } = checked.checked;
  base.meter.unusedRefTime = 0n;
  const charged = chargeFee(base, checked.checked);
  let failure: DispatchFailure | undefined;
  try {
    dispatchCall(base, log, extrinsic.call, signedBy(signer));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    failure = error;
  }
  settleFee(base, checked.checked, charged);
  const dispatch_info = info(weight.refTime - base.meter.unusedRefTime, 'Normal');
  if (failure) {
    const dispatch_error = nativeFailure(base.codec, failure.failure);
    base.deposit('System', 'ExtrinsicFailed', { dispatch_error, dispatch_info });
  } else base.deposit('System', 'ExtrinsicSuccess', { dispatch_info });
  return undefined;
}

function info(refTime: bigint, dispatchClass: 'Normal' | 'Mandatory'): unknown {
  return {
    weight: { ref_time: refTime, proof_size: 3_593n },
    class: { type: dispatchClass, value: undefined },
    pays_fee: { type: dispatchClass === 'Normal' ? 'Yes' : 'No', value: undefined },
  };
}
