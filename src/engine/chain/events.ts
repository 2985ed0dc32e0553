import type { Vec } from '@polkadot/types';
import type { DispatchError, DispatchResult, EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { type Plain, toPlain } from './plain.js';
import { palletName, type Runtime } from './runtime.js';
import { needStorage } from './storage-items.js';
import { decodeCodec } from './strict.js';

/** An event of one extrinsic: names from metadata, fields in declared order. */
export interface ChainEvent {
  pallet: string;
  name: string;
  fields: Plain[];
  /** For the failure of an extrinsic or of one call of a batch: what the chain says went wrong, by name. */
  error: { pallet: string | null; name: string } | null;
}

/** Events that tell of a failure, and which of their fields is the error. */
const FAILURES: Record<string, number> = {
  'System.ExtrinsicFailed': 0,
  'Utility.ItemFailed': 0,
  'Utility.BatchInterrupted': 1,
};

/**
 * Events that tell how a call went that was carried out for another account, and which of their fields is the result. The
 * extrinsic itself succeeds either way (paritytech/polkadot-sdk `frame/proxy`, `frame/multisig`).
 */
const RESULTS: Record<string, number> = {
  'Proxy.ProxyExecuted': 0,
  'Multisig.MultisigExecuted': 4,
};

/** Storage key of the events of a block. */
export function eventsKey(runtime: Runtime): string {
  return needStorage(runtime, 'System', 'Events').key();
}

/** Events of one extrinsic of a block. @throws WalletError chain/bad-answer */
export function extrinsicEvents(runtime: Runtime, raw: unknown, index: number): ChainEvent[] {
  const records = decodeCodec(
    runtime,
    'Vec<EventRecord>',
    raw,
    'System.Events',
  ) as unknown as Vec<EventRecord>;
  return records
    .filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === index)
    .map(({ event }) => {
      const pallet = palletName(runtime, event.index[0] ?? -1);
      const name = event.meta.name.toString();
      const error = errorOf(`${pallet}.${name}`, event.data);
      return {
        pallet,
        name,
        fields: event.data.map((field) => toPlain(field as Codec)),
        error: error ? errorName(runtime, error) : null,
      };
    });
}

function errorOf(event: string, data: readonly Codec[]): DispatchError | null {
  const failedAt = FAILURES[event];
  if (failedAt !== undefined) return (data[failedAt] as unknown as DispatchError | undefined) ?? null;
  const resultAt = RESULTS[event];
  const result =
    resultAt === undefined ? undefined : (data[resultAt] as unknown as DispatchResult | undefined);
  return result?.isErr ? result.asErr : null;
}

function errorName(runtime: Runtime, error: DispatchError): { pallet: string | null; name: string } {
  if (error.isModule) {
    const index = error.asModule.index.toNumber();
    try {
      return {
        pallet: palletName(runtime, index),
        name: runtime.api.registry.findMetaError(error.asModule).name,
      };
    } catch {
      // An error that this metadata does not list: said by number rather than by a guess.
      return { pallet: palletName(runtime, index), name: `#${error.asModule.error.toHex()}` };
    }
  }
  const inner = toPlain(error.inner as unknown as Codec);
  const detail = inner !== null && typeof inner === 'object' && 'type' in inner ? String(inner.type) : null;
  return { pallet: null, name: detail ?? error.type };
}
