import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  type AlertWords,
  languageOf,
  sayAlert,
  saySeveral,
} from '../../../../src/background/watchtower/words.js';
import { ALERT_KINDS, type AlertFacts } from '../../../../src/core/watch/types.js';
import { LANGUAGES } from '../../../../src/protocol/ui/settings.js';
import { readAsset } from '../../../support/read-asset.js';

const KEY = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const EVIL = '<b>Kelvin</b>\u202e';
const FACTS: Record<AlertFacts['kind'], AlertFacts> = {
  'swap-announced': { kind: 'swap-announced', newColdkeyHash: '0xab', executableAtBlock: 9 },
  'swap-disputed': { kind: 'swap-disputed' },
  'proxy-added': { kind: 'proxy-added', delegate: KEY, proxyType: EVIL, delayBlocks: 0 },
  'call-announced': { kind: 'call-announced', delegate: KEY, callHash: '0xab', executableAtBlock: 9 },
  'funds-left': { kind: 'funds-left', amountRao: 12_345_678_900_000n },
  'stake-left': { kind: 'stake-left', netuid: 64, hotkey: KEY, alphaBase: 1_500_000_000n },
  'take-raised': { kind: 'take-raised', hotkey: KEY, name: EVIL, from: 5_898, to: 11_796 },
  'lock-matures': { kind: 'lock-matures', netuid: 64, hotkey: KEY, atBlock: 9 },
  'approval-waits': {
    kind: 'approval-waits',
    callHash: '0xab',
    depositor: KEY,
    approvals: 1,
    threshold: 2,
  },
  'validator-left': { kind: 'validator-left', ruleId: 'a', netuid: 64, hotkey: KEY, gone: false },
  'yield-fell': { kind: 'yield-fell', ruleId: 'a', netuid: 64, hotkey: KEY, belowBps: 1_250, nowBps: 900 },
  'price-crossed': {
    kind: 'price-crossed',
    ruleId: 'a',
    netuid: 64,
    side: 'below',
    limitRao: 50_000_000n,
    priceRao: 49_000_000n,
  },
  'subnet-closing': { kind: 'subnet-closing', ruleId: 'a', netuid: 64, place: 1 },
  'rewards-ready': { kind: 'rewards-ready', hotkey: KEY, valueRao: 1_500_000_000n },
};

const wordsOf = async (language: string) =>
  JSON.parse(await readAsset(`alerts/${language}.json`)) as AlertWords;

describe.each(LANGUAGES)('N1 U5 notifications in %s', (language) => {
  it('say every kind in whole words, and nothing that comes from outside', async () => {
    const words = await wordsOf(language);
    for (const kind of ALERT_KINDS)
      for (const hidden of [false, true]) {
        const { title, text } = sayAlert(words, FACTS[kind], 'Savings', hidden);
        expect(title).not.toBe('');
        expect(text).toContain('ruleId' in FACTS[kind] ? 'SN64' : 'Savings');
        expect(`${title}${text}`).not.toMatch(/[{}]|undefined/);
        expect(text).not.toContain(EVIL);
        expect(text).not.toContain(KEY);
      }
  });

  it('leave amounts out where they are hidden, and names while locked', async () => {
    const words = await wordsOf(language);
    for (const kind of ['funds-left', 'rewards-ready'] as const)
      expect(sayAlert(words, FACTS[kind], 'Savings', true).text).not.toMatch(/\d/);
    expect(sayAlert(words, FACTS['stake-left'], 'Savings', true).text).not.toMatch(/1[.,]5/);
    expect(`${words.locked.title}${words.locked.text}`).not.toMatch(/[{}\d]/);
  });

  it('bear the names that the list has for the same events (N1)', async () => {
    const words = await wordsOf(language);
    const file = `src/popup/i18n/${language}/alerts.json`;
    const { alerts } = JSON.parse(await readFile(file, 'utf8')) as {
      alerts: { name: Record<string, string> };
    };
    for (const kind of ALERT_KINDS)
      expect(sayAlert(words, FACTS[kind], 'Savings', false).title).toBe(alerts.name[kind]);
  });

  it('has exactly the words of the English file', async () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shape(entry)]))
        : [...String(value).matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    expect(shape(await wordsOf(language))).toEqual(shape(await wordsOf('en')));
  });
});

describe('N1 U5 a notification', () => {
  it('writes amounts and shares in the language, cut and never rounded up', async () => {
    const [en, de] = [await wordsOf('en'), await wordsOf('de')];
    expect(sayAlert(en, FACTS['funds-left'], 'A', false).text).toContain('12\u2009345.6789 τ');
    expect(sayAlert(de, FACTS['funds-left'], 'A', false).text).toContain('12\u2009345,6789 τ');
    expect(sayAlert(de, FACTS['take-raised'], 'A', false).text).toContain('von 8,99 % auf 17,99 %');
  });

  it('tells of several how many there are, and the worst', async () => {
    const words = await wordsOf('en');
    const first = sayAlert(words, FACTS['swap-disputed'], 'Savings', false);
    const { title, text } = saySeveral(words, 3, first);
    expect(title).toBe('3 things need a look');
    expect(text).toContain(first.text);
  });

  it('speaks the language chosen, else that of the browser, else English', () => {
    expect(languageOf('de', 'en-GB')).toBe('de');
    expect(languageOf('system', 'de-AT')).toBe('de');
    expect(languageOf('system', 'fr')).toBe('en');
    expect(languageOf('system', undefined)).toBe('en');
  });
});
