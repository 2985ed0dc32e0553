import type { Plain } from '../chain/plain.js';

/**
 * Text that strangers wrote into the chain, for showing as text and nothing else: no control or direction marks, which
 * could rearrange what stands next to it, and not longer than `max` characters. Line breaks stay. Null when nothing is
 * left.
 */
export function untrusted(value: Plain | undefined, max: number): string | null {
  const raw = value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
  if (typeof raw !== 'string') return null;
  const clean = raw
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return [...clean].slice(0, max).join('') || null;
}

/** A link that may be offered for opening: https, a host with a dot, no user in front of it. Anything else is none. */
export function httpsLink(value: string | null): string | null {
  if (value === null || value.length > 300 || !/^https:\/\//i.test(value)) return null;
  try {
    const url = new URL(value);
    const plain = url.protocol === 'https:' && url.username === '' && url.password === '';
    return plain && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}
