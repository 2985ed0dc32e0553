import { isEndpointUrl } from '../../../core/chain/networks.js';

/** Why a text is not the address of a node Kelvin may use. */
export type NodeUrlFault = 'not-an-address' | 'not-wss' | 'plain-ws' | 'extras' | 'too-long';

const MAX_LENGTH = 200;

/** Null exactly when {@link isEndpointUrl} takes the tidied text. */
export function nodeUrlFault(text: string): NodeUrlFault | null {
  const tidy = tidyNodeUrl(text);
  if (isEndpointUrl(tidy)) return null;
  if (/\s/.test(tidy) || !URL.canParse(tidy)) return 'not-an-address';
  const url = new URL(tidy);
  // `node.example:443` parses as a scheme of that name.
  if (!/^(?:wss?|https?|ftp|tcp):$/.test(url.protocol)) return 'not-an-address';
  if (!url.protocol.startsWith('ws')) return 'not-wss';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'extras';
  return tidy.length > MAX_LENGTH ? 'too-long' : 'plain-ws';
}

/** The scheme as it was typed, for the sentence that says which one is needed. */
export function schemeOf(text: string): string {
  return /^[a-z]+:\/\//i.exec(text.trim())?.[0].toLowerCase() ?? '';
}

/** As it is kept: without spaces around and without a bare slash at the end; letters of other scripts as punycode. */
export function tidyNodeUrl(text: string): string {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  // Two hosts that look alike must not look alike here.
  const ascii = /^[\x21-\x7e]*$/.test(trimmed) || /\s/.test(trimmed) ? trimmed : new URL(trimmed).href;
  return ascii.replace(/^([a-z]+:\/\/[^/?#]+)\/$/i, '$1');
}

/** Whether two addresses lead to the same place, however they are written. */
export function sameNode(a: string, b: string): boolean {
  const plain = (text: string) => (URL.canParse(text) ? new URL(text).href : text);
  return plain(a) === plain(b);
}
