const CAP = 64;

/** What btcli and every file system take for a name: see core/keyfiles/btcli layout. */
const GOOD = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._ -]*$/u;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a text can name a btcli wallet folder or hotkey file. */
export function isWalletName(text: string): boolean {
  return (
    [...text].length <= CAP &&
    GOOD.test(text) &&
    !/[. ]$/.test(text) &&
    !DEVICE.test(text) &&
    !/pub\.txt$/i.test(text)
  );
}

/** The nearest name btcli takes: other characters become `-`; `fallback` when nothing is left. */
export function walletName(text: string, fallback: string): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._ -]/gu, '-');
  const started = plain.replace(/^[^\p{L}\p{N}_]+/u, '');
  const cut = [...started]
    .slice(0, CAP)
    .join('')
    .replace(/[. -]+$/, '');
  return isWalletName(cut) ? cut : fallback;
}

/** The names, made distinct as file systems see them: `a`, `A` → `a`, `A-2`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let tried = name;
    for (let count = 2; taken.has(tried.normalize('NFC').toLowerCase()); count += 1) {
      tried = `${[...name].slice(0, CAP - 4).join('')}-${count}`;
    }
    taken.add(tried.normalize('NFC').toLowerCase());
    return tried;
  });
}
