import { describe, expect, it } from 'vitest';
import { isSuspicious } from '../../../src/content/suspicious.js';
import { readAsset } from '../../support/read-asset.js';

describe('the words that make a host suspicious', () => {
  it('A11 are in nearly every host of the bundled list', async () => {
    const { deny } = JSON.parse(await readAsset('phishing/hosts.json')) as { deny: string[] };
    const missed = deny.filter((host) => !isSuspicious(new URL(`https://${host}`).hostname));
    expect(missed.length * 20, missed.join(' ')).toBeLessThan(deny.length);
  });

  it.each([
    'example.org',
    'www.google.com',
    'github.com',
    'www.taobao.com',
    'mail.proton.me',
    'news.ycombinator.com',
    'localhost',
    '127.0.0.1',
    'en.wikipedia.org',
    'connect.garmin.com',
    'rewards.bing.com',
  ])('A11 are not in %s', (host) => {
    expect(isSuspicious(host)).toBe(false);
  });

  it.each(['tao-claim.app', 'my.tao', 'xn--bttensor-9va.com', 'kelvin-wallet.com', 'taostats.io'])(
    'A11 are in %s',
    (host) => {
      expect(isSuspicious(host)).toBe(true);
    },
  );
});
