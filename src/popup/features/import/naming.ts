import type { FileRow, Recognised } from '../../../core/keyfiles/recognise/index.js';

/** Words for what something is: a key below `import.saw` and what goes into it. */
export interface Naming {
  key: string;
  values: Record<string, string | number>;
}

/** What was pasted or dropped, in a few words. */
export function nameOf(recognised: Recognised): Naming {
  switch (recognised.kind) {
    case 'phrase':
    case 'partial-phrase':
      return named('words', { count: recognised.words.length });
    case 'hex':
      return named(recognised.form, { digits: recognised.digits });
    case 'address':
      return named(recognised.prefix === 42 ? 'address' : 'foreignAddress', { prefix: recognised.prefix });
    case 'polkadot-json': {
      const { file } = recognised;
      const seal = file.container.kdf === 'none' ? 'Plain' : 'Locked';
      // Without a list the number is unknown until the file is open.
      if (file.kind === 'batch')
        return file.accounts.length > 0
          ? named(`batch${seal}`, { count: file.accounts.length })
          : named(`batchUnlisted${seal}`);
      return named(`json${seal}`);
    }
    case 'btcli':
      return named(btcliKey(recognised.file));
    case 'bad-keyfile':
      return named(recognised.format === 'btcli' ? 'badBtcli' : 'badJson');
    case 'unknown':
      return named(`unknown.${recognised.saw}`);
    default:
      return named(recognised.kind);
  }
}

/** A file of a folder: what its place says it is, where that says more than its bytes. */
export function nameOfRow(row: FileRow): Naming {
  const { recognised, role, encrypted, plaintextSecret } = row;
  if (recognised.kind !== 'btcli' || role === 'other') return nameOf(recognised);
  if (role === 'coldkeypub' || role === 'hotkeypub') return named(role);
  if (encrypted) return named(`${role}Locked`);
  return named(plaintextSecret ? `${role}Plain` : `${role}pub`);
}

type BtcliFile = Extract<Recognised, { kind: 'btcli' }>['file'];

function btcliKey(file: BtcliFile): string {
  if (file.encryption !== 'none') return 'btcliLocked';
  return file.holds.secrets.length > 0 ? 'btcliPlain' : 'btcliPublic';
}

function named(key: string, values: Naming['values'] = {}): Naming {
  return { key: `import.saw.${key}`, values };
}
