import type { BaseIssue, BaseSchema, InferOutput } from 'valibot';

type Schema = BaseSchema<unknown, unknown, BaseIssue<unknown>>;

/** A method on the wire: its name, who may call it, and the strict schema of what it takes. */
export interface Method<Name extends string, In extends Schema, Out> {
  readonly name: Name;
  readonly caller: 'ui' | 'dapp';
  readonly input: In;
  /** Type only: what the handler answers. */
  readonly output?: Out;
}

/** Declares a contract. Contracts hold no logic; handlers live in the background, keyed by the same name. */
export function method<Out>() {
  return <Name extends string, In extends Schema>(
    name: Name,
    caller: 'ui' | 'dapp',
    input: In,
  ): Method<Name, In, Out> => ({ name, caller, input });
}

export type InputOf<M> = M extends Method<string, infer In, unknown> ? InferOutput<In> : never;
export type OutputOf<M> = M extends Method<string, Schema, infer Out> ? Out : never;
