import * as v from 'valibot';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import { toWire } from '../../core/wire/wire.js';
import type { Frame } from '../../protocol/frames.js';
import type { InputOf, Method, OutputOf } from '../../protocol/method.js';
import type { RequestFrame } from './frame-in.js';

type AnyMethod = Method<string, v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>, unknown>;
export type MethodTable = Readonly<Record<string, AnyMethod>>;

/** One handler per method of a table; `Caller` is what the router knows about the other end. */
export type Handlers<Table extends MethodTable, Caller> = {
  readonly [Name in keyof Table]: (
    input: InputOf<Table[Name]>,
    caller: Caller,
  ) => Promise<OutputOf<Table[Name]>>;
};

type Answer = Extract<Frame, { kind: 'res' }>;

/**
 * Binds a table to its handlers. The returned function checks the input against the method's strict schema, runs the
 * handler and always answers a frame: whatever is thrown becomes an error body.
 */
export function createDispatcher<Table extends MethodTable, Caller>(
  table: Table,
  handlers: Handlers<Table, Caller>,
): (frame: RequestFrame, caller: Caller) => Promise<Answer> {
  return async (frame, caller) => {
    try {
      return { v: 1, id: frame.id, kind: 'res', ok: toWire(await call(frame, caller)) };
    } catch (error) {
      return { v: 1, id: frame.id, kind: 'res', err: toErrorBody(error) };
    }
  };

  async function call(frame: RequestFrame, caller: Caller): Promise<unknown> {
    // Own keys only: 'toString' and its kin are not methods.
    const contract = Object.hasOwn(table, frame.method) ? table[frame.method] : undefined;
    if (!contract) throw new WalletError('unknown-method');
    const parsed = v.safeParse(contract.input, frame.params ?? Object.create(null));
    if (!parsed.success) throw new WalletError('invalid-message', { method: contract.name });
    // The schema just proved what the types of this lookup cannot express.
    const handler = handlers[frame.method as keyof Table] as (
      input: unknown,
      from: Caller,
    ) => Promise<unknown>;
    return handler(parsed.output, caller);
  }
}
