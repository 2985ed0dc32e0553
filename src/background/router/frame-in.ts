import * as v from 'valibot';
import { fromWire } from '../../core/wire/wire.js';
import type { Frame } from '../../protocol/frames.js';
import { id } from '../../protocol/primitives.js';
import { type MessageBounds, rebuild } from './rebuild.js';

/** Only requests come in; results and events only go out. */
const requestFrame = v.strictObject({
  v: v.literal(1),
  id,
  kind: v.literal('req'),
  method: v.pipe(v.string(), v.maxLength(64)),
  params: v.unknown(),
});
export type RequestFrame = v.InferOutput<typeof requestFrame>;

/** A message that is no request, but names an id that can be told so. */
export interface BadFrame {
  id: string;
  bad: true;
}

/** Message from a port → request; a bad one with its id; or null when there is nobody to answer. */
export function readRequest(message: unknown, bounds: MessageBounds): RequestFrame | BadFrame | null {
  try {
    // The second pass puts what the wire codec made back onto null prototypes.
    const parsed = v.safeParse(requestFrame, rebuild(fromWire(rebuild(message, bounds)), bounds));
    if (parsed.success) return parsed.output;
  } catch {
    // Falls through to the answer for a bad frame.
  }
  if (typeof message !== 'object' || message === null) return null;
  const claimed: unknown = Object.getOwnPropertyDescriptor(message, 'id')?.value;
  return v.is(id, claimed) ? { id: claimed, bad: true } : null;
}

/** What a bad frame is answered. */
export function badFrameAnswer(frame: BadFrame): Frame {
  return { v: 1, id: frame.id, kind: 'res', err: { code: 'invalid-message', context: {} } };
}
