import { type Recognised, recogniseText } from '../../../core/keyfiles/recognise/index.js';
import { fieldsFor } from '../onboarding/phrase-words.js';
import { type Found, type LeftOut, NOTHING_LEFT, type Source } from './types.js';

const MOST_WORDS = 24;
/** One word of letters and a space behind it: nothing but a phrase begins so. */
const FIRST_WORD = /^\s*[a-z]{2,8}\s+$/i;

/**
 * What a text is. `typed` text that is no more than begun gives null: whoever is typing is not interrupted with what it is
 * not yet.
 */
export function findInText(text: string, how: 'typed' | 'given'): Found | null {
  const recognised = recogniseText(text);
  switch (recognised.kind) {
    case 'empty':
      return null;
    case 'partial-phrase':
      return how === 'given' || /\s$/.test(text) ? phraseOf(recognised.words, '', false) : null;
    case 'polkadot-json':
    case 'btcli':
      return filesOf([sourceOfText(text, recognised)], NOTHING_LEFT);
    case 'unknown':
      if (FIRST_WORD.test(text)) return phraseOf([text.trim().toLowerCase()], '', false);
      return how === 'given' ? unusable(recognised) : null;
    default:
      return findIn(recognised, () => text, false);
  }
}

/** What files are. One that holds nothing but a secret or an address is treated as if that had been typed. */
export function findInFiles(sources: Source[], left: LeftOut): Found {
  const [only] = sources;
  if (!only) return unusable({ kind: 'empty' }, left);
  if (sources.length > 1) return filesOf(sources, left);
  const { recognised } = only.row;
  if (recognised.kind === 'polkadot-json' || recognised.kind === 'btcli') return filesOf(sources, left);
  return findIn(recognised, () => new TextDecoder().decode(only.file.bytes), true);
}

function findIn(recognised: Recognised, text: () => string, fromFile: boolean): Found {
  switch (recognised.kind) {
    case 'phrase':
      return recognised.words.length > MOST_WORDS
        ? unusable(recognised)
        : phraseOf(recognised.words, recognised.path, fromFile);
    case 'hex':
      return recognised.form === 'no-key'
        ? unusable(recognised)
        : { kind: 'hex', secret: recognised, fromFile };
    case 'address':
      return { kind: 'address', address: recognised };
    case 'backup':
      return { kind: 'backup', file: text() };
    default:
      return unusable(recognised);
  }
}

function phraseOf(words: string[], path: string, fromFile: boolean): Found {
  const fields = fieldsFor(words.length);
  const filled = Array.from({ length: fields }, (_, index) => words[index] ?? '');
  return { kind: 'phrase', words: filled, path, next: Math.min(words.length, fields - 1), fromFile };
}

function filesOf(sources: Source[], left: LeftOut): Found {
  return { kind: 'files', sources, left };
}

function unusable(recognised: Recognised, left: LeftOut = NOTHING_LEFT): Found {
  return { kind: 'unusable', recognised, left };
}

// A key file that was pasted as text is opened as the file it was.
function sourceOfText(text: string, recognised: Recognised): Source {
  const trimmed = text.trim();
  const encrypted =
    recognised.kind === 'polkadot-json'
      ? recognised.file.container.kdf !== 'none'
      : recognised.kind === 'btcli' && recognised.file.encryption !== 'none';
  return {
    file: { path: '', bytes: new TextEncoder().encode(trimmed) },
    row: {
      path: '',
      recognised,
      wallet: null,
      name: null,
      role: 'other',
      plaintextSecret: !encrypted,
      encrypted,
      address: null,
      problem: null,
    },
  };
}
