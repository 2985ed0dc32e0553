import type { DevnetFault } from '../types.js';

const PLAIN = ['drop', 'garbage', 'wrong-genesis', 'refuse'] as const;

/** Kinds for the help text. */
export const FAULT_KINDS = 'lag:MILLISECONDS, drop, garbage, wrong-genesis, refuse';

/** Reads `KIND` or `KIND:ARG` of `--fault`; undefined when it is neither. */
export function parseFault(text: string): DevnetFault | undefined {
  const plain = PLAIN.find((kind) => kind === text);
  if (plain) return { kind: plain };
  const lag = /^lag:(\d{1,7})$/.exec(text);
  return lag ? { kind: 'lag', ms: Number(lag[1]) } : undefined;
}
