/** What a code says. */
export interface CodeRead {
  /** Its bytes as UTF-8; null when they are no text, or came in several codes. */
  text: string | null;
  bytes: Uint8Array;
}

/** A picture as rows of RGBA. */
export interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** What one picture gave: nothing, a code, or one that holds a key and was not read any further. */
export type Sight = { kind: 'none' } | { kind: 'secret' } | ({ kind: 'code' } & CodeRead);
