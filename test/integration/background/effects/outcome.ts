import type { EventRecord } from '../../../../devnet/types.js';
import type { EffectsWorld, NativeError } from './world.js';

/** What became of an extrinsic that is in a block. */
export interface Outcome {
  /** Name of the error of the whole; null where it went through. */
  failure: string | null;
  /** Errors of calls inside, which the whole outlived. */
  inner: string[];
  feeRao: bigint;
  payer: string;
  /** Alpha that was taken for the fee. */
  alphaFee: { netuid: number; base: bigint } | null;
}

type Result = { success: boolean; value?: NativeError };

/** Events that tell of a call inside that failed, by the field with its error. */
const INNER: Readonly<Record<string, string>> = {
  'Utility.BatchInterrupted': 'error',
  'Utility.ItemFailed': 'error',
  'Utility.IfElseFallbackCalled': 'main_error',
};

/** Reads it from the extrinsic's own events. */
export function outcomeOf(world: EffectsWorld, events: readonly EventRecord[]): Outcome {
  const fieldsOf = (wanted: string) =>
    events
      .filter(({ pallet, name }) => `${pallet}.${name}` === wanted)
      .map(({ fields }) => fields as Record<string, unknown>);
  const [failed] = fieldsOf('System.ExtrinsicFailed');
  const [paid] = fieldsOf('TransactionPayment.TransactionFeePaid');
  const [alpha] = fieldsOf('SubtensorModule.TransactionFeePaidWithAlpha');
  const results = ['Proxy.ProxyExecuted', 'Multisig.MultisigExecuted']
    .flatMap(fieldsOf)
    .map(({ result }) => result as Result)
    .flatMap(({ success, value }) => (success || !value ? [] : [value]));
  const items = Object.entries(INNER).flatMap(([name, field]) =>
    fieldsOf(name).map((fields) => fields[field] as NativeError),
  );
  return {
    failure: failed ? world.nameOf(failed.dispatch_error as NativeError) : null,
    inner: [...results, ...items].map((error) => world.nameOf(error)),
    feeRao: (paid?.actual_fee ?? 0n) as bigint,
    payer: String(paid?.who),
    alphaFee: alpha ? { netuid: Number(alpha.netuid), base: alpha.alpha_fee as bigint } : null,
  };
}
