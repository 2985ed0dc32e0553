/** What a name looks like at a glance. */

/** Letters of other alphabets and digits in the shape of a Latin letter (a choice from Unicode's confusables.txt). */
const SHAPES: Record<string, string> = {
  a: 'аαɑ@',
  b: 'ьƅ',
  c: 'сϲ',
  d: 'ԁɗ',
  e: 'еєɛ3',
  g: 'ɡɢ',
  h: 'һ',
  j: 'ј',
  k: 'кκĸ',
  l: 'ı1iіι|ⅼӏłɩ',
  m: 'мⅿ',
  n: 'пոη',
  o: 'о0οօøσ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гɾ',
  s: 'ѕ5',
  t: 'тτŧ',
  u: 'υսц',
  v: 'νѵ',
  w: 'ԝωѡш',
  x: 'хχ',
  y: 'уγү',
  z: 'ᴢ',
};
const LETTER = new Map(
  Object.entries(SHAPES).flatMap(([to, from]) => [...from].map((one) => [one, to] as const)),
);

/** Unicode text → the ASCII letters it looks like: marks dropped, look-alikes replaced, hyphens left out. */
export function skeleton(text: string): string {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}-]/gu, '');
  return [...bare].map((letter) => LETTER.get(letter) ?? letter).join('');
}

/** Pairs of letters that look like one, in both of two names that are compared. */
export function folded(name: string): string {
  return name.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** Host in punycode → Unicode; a label that is no punycode stays as it is. */
export function toUnicode(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

// RFC 3492, section 6.2, with the parameters of section 5.
function decode(input: string): string | null {
  const end = input.lastIndexOf('-');
  const output = [...input.slice(0, Math.max(0, end))];
  let code = 128;
  let at = 0;
  let bias = 72;
  for (let next = end + 1; next < input.length; ) {
    const before = at;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = parseInt(input[next] ?? '', 36);
      next += 1;
      if (Number.isNaN(digit)) return null;
      // base 36 counts letters first: a is 0, and the digits come after z.
      const value = digit < 10 ? digit + 26 : digit - 10;
      at += value * weight;
      const threshold = Math.min(26, Math.max(1, step - bias));
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    let delta = Math.floor((at - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(at / length);
    at %= length;
    if (code > 0x10ffff) return null;
    output.splice(at, 0, String.fromCodePoint(code));
    at += 1;
  }
  return output.join('');
}
