import { Scale } from '../ledger/scale.js';

/** How many bytes of `bytes` are an RFC-0078 proof: in a code for the phone it stands first, and says its length nowhere. */
export function proofLength(bytes: Uint8Array): number {
  const scale = new Scale(bytes);
  const ref = (): void => {
    // The word after the last plain one: a number follows.
    if (scale.number(1) === PLAIN_WORDS) scale.compact();
  };
  const field = (): void => {
    scale.option(() => scale.text());
    ref();
    scale.option(() => scale.text());
  };
  const shapes: Array<() => void> = [
    () => scale.many(field),
    () => {
      scale.text();
      scale.many(field);
      scale.compact();
    },
    ref,
    () => {
      scale.number(4);
      ref();
    },
    () => scale.many(ref),
    () => scale.take(2),
  ];
  scale.many(() => {
    scale.many(() => scale.text());
    shapes[scale.number(1)]?.();
    scale.compact();
  });
  scale.many(() => scale.number(4));
  scale.many(() => scale.take(32));
  scale.number(1);
  for (let i = 0; i < 3; i++) ref();
  scale.many(() => {
    scale.text();
    ref();
    ref();
  });
  scale.number(4);
  scale.text();
  scale.number(2);
  scale.number(1);
  scale.text();
  return scale.at;
}

const PLAIN_WORDS = 22;
