import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { createWordList, wordsFor } from '../../../../src/background/wallet/index.js';
import { readAsset } from '../../../support/read-asset.js';
import { WalletWorld } from './wallet-world.js';

const failure = { code: 'internal', context: { part: 'word-list' } };

describe('the word list of the background', () => {
  it('K2 is the list of the library, word for word', async () => {
    expect(await createWordList(readAsset)()).toEqual(wordlist);
  });

  it('K2 is read once, and only for a phrase', async () => {
    const read: string[] = [];
    const words = createWordList((path) => {
      read.push(path);
      return readAsset(path);
    });
    const seed = { kind: 'seed', seedHex: '11'.repeat(32), path: '', cryptoType: 'sr25519' } as const;
    expect(await wordsFor([seed, null], words)).toEqual([]);
    expect(read).toEqual([]);
    await words();
    await words();
    expect(read).toEqual(['words/english.txt']);
  });

  it.each([
    ['two words exchanged', (text: string) => text.replace('abandon\nability', 'ability\nabandon')],
    ['a word missing', (text: string) => text.replace('zoo\n', '')],
    ['other line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['nothing', () => ''],
  ])('K2 refuses a list with %s, and makes no phrase of it', async (_, spoil) => {
    const words = createWordList(async (path) => spoil(await readAsset(path)));
    await expect(words()).rejects.toMatchObject(failure);
    const room = new WalletWorld().start({ words });
    await expect(room.handlers['wallet.generatePhrase']({ words: 12 })).rejects.toMatchObject(failure);
  });

  it('K2 tries again after a read that failed', async () => {
    let isBroken = true;
    const words = createWordList((path) => (isBroken ? Promise.reject(new Error('gone')) : readAsset(path)));
    await expect(words()).rejects.toMatchObject(failure);
    isBroken = false;
    expect(await words()).toHaveLength(2_048);
  });
});
