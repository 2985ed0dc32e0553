/**
 * Characters that make text look like other text: controls but line breaks and tabs, everything of Unicode's format
 * class (bidirectional marks, zero-width, tags), separators and the letters that draw nothing.
 */
const SUSPICIOUS = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/** Plain text and the text with suspicious characters written out, or null when the bytes are not UTF-8. */
export function readableText(bytes: Uint8Array): { plain: string; shown: string } | null {
  let plain: string;
  try {
    plain = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  return { plain, shown: escapeSuspicious(plain) };
}

/** Writes characters that cannot be seen as `\u{202e}`. */
export function escapeSuspicious(text: string): string {
  return text.replace(SUSPICIOUS, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

export function hasSuspiciousCharacters(text: string): boolean {
  return text.search(SUSPICIOUS) !== -1;
}

/**
 * A host that the text names and that is not the caller's, its parent or one below it: a message for another site,
 * carried here to be signed. Looked for where messages name hosts: in links, and in `… wants you to sign in`.
 */
export function foreignDomain(text: string, origin: string | null): string | null {
  const caller = origin === null ? null : hostOf(origin);
  for (const named of namedHosts(text)) {
    const host = hostOf(`https://${named}`);
    if (host !== null && !(caller !== null && isRelated(host, caller))) return host;
  }
  return null;
}

function* namedHosts(text: string): Generator<string> {
  for (const match of text.matchAll(/\b(?:https?|wss?):\/\/(?:[^\s/?#@]*@)?([^\s/?#:"'<>()]+)/giu))
    if (match[1]) yield match[1];
  for (const match of text.matchAll(/(\S+\.[^\s.]+) wants you to sign/giu)) if (match[1]) yield match[1];
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname || null;
  } catch {
    return null;
  }
}

function isRelated(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
