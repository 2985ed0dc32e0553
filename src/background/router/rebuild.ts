import { WalletError } from '../../core/errors/wallet-error.js';

/** Deepest message of the protocol is 6 levels; 16 leaves room and stops stack exhaustion. */
const MAX_DEPTH = 16;
/** How much a message may hold. */
export interface MessageBounds {
  /** Characters of all texts and keys together. */
  chars: number;
  /** Values, lists and objects. */
  nodes: number;
}

/** A payload has about 20 keys. The characters are the relay's cap: a page cannot get round it by opening its own port. */
export const SITE_BOUNDS: MessageBounds = { chars: 256 * 1024, nodes: 4_096 };
/** Our own pages carry whole backup files and lists of thousands of accounts. */
export const OWN_BOUNDS: MessageBounds = { chars: 5 * 1024 * 1024, nodes: 16_384 };
/** Keys that would reach a prototype when copied carelessly. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies a message onto null-prototype objects while checking its size and shape, so that nothing after this point meets
 * a getter, an inherited key or a tree too large to walk.
 * @throws WalletError invalid-message
 */
export function rebuild(message: unknown, bounds: MessageBounds): unknown {
  let nodes = 0;
  let chars = 0;
  const refuse = (reason: string): never => {
    throw new WalletError('invalid-message', { reason });
  };
  const text = (value: string): string => {
    chars += value.length;
    return chars > bounds.chars ? refuse('size') : value;
  };
  const walk = (value: unknown, depth: number): unknown => {
    nodes += 1;
    if (nodes > bounds.nodes) refuse('nodes');
    if (typeof value === 'string') return text(value);
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    if (typeof value !== 'object') return refuse('type');
    if (value instanceof Uint8Array) return value.length > bounds.chars ? refuse('size') : value;
    if (depth >= MAX_DEPTH) refuse('depth');
    if (Array.isArray(value)) {
      if (value.length > bounds.nodes) refuse('nodes');
      return Array.from(value, (entry) => walk(entry, depth + 1));
    }
    const keys = Reflect.ownKeys(value);
    if (keys.length > bounds.nodes) refuse('nodes');
    const out: Record<string, unknown> = Object.create(null);
    for (const key of keys) {
      if (typeof key !== 'string' || FORBIDDEN_KEYS.has(key)) return refuse('key');
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (!property || !('value' in property)) return refuse('getter');
      out[text(key)] = walk(property.value, depth + 1);
    }
    return out;
  };
  return walk(message, 0);
}
