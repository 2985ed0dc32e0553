import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, isListed, readHostList } from '../../../../src/background/phishing/host-list.js';
import { readAsset } from '../../../support/read-asset.js';

const listOf = (deny: unknown[], allow: unknown[] = []) => {
  const list = readHostList({ allow, deny });
  if (!list) throw new Error('no list');
  return list;
};
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));

describe('the list of hosts', () => {
  it('A11 finds every host on it, and everything below one', () => {
    fc.assert(
      fc.property(fc.array(host, { minLength: 1 }), label, (hosts, below) => {
        const list = listOf(hosts);
        for (const one of hosts) {
          expect(isListed(list, one)).toBe(true);
          expect(isListed(list, `${below}.${one}`)).toBe(true);
        }
      }),
    );
  });

  it('A11 finds no other host', () => {
    fc.assert(
      fc.property(fc.array(host), host, (hosts, other) => {
        const isBelow = hosts.some((one) => other === one || other.endsWith(`.${one}`));
        expect(isListed(listOf(hosts), other)).toBe(isBelow);
      }),
    );
  });

  it.each<[string, boolean]>([
    ['evil.netlify.app', true],
    ['netlify.app', false],
    ['good.netlify.app', false],
    ['deeper.good.netlify.app', false],
    ['xevil.netlify.app', false],
    ['app', false],
    ['', false],
  ])('A11 the most specific entry decides: %s is listed: %s', (one, expected) => {
    const list = listOf(
      ['evil.netlify.app', 'netlify.app', 'app.invalid'],
      ['netlify.app', 'good.netlify.app'],
    );
    expect(isListed(list, one)).toBe(expected);
  });

  it.each([
    ['https://www.evil.example', 'evil.example'],
    ['https://evil.example.', 'evil.example'],
    ['https://EVIL.example:8443', 'evil.example'],
    ['https://subwalleŧ.app', 'xn--subwalle-wyb.app'],
    ['no url', ''],
  ])('A11 the host of %s is %s', (origin, expected) => {
    expect(hostOf(origin)).toBe(expected);
  });

  it('A11 reads the spellings of the published list', () => {
    const list = listOf(
      ['Evil.xyz.', 'www.other.com', 'subwalleŧ.app', '104.168.169.107', '-odd.com'],
      ['*.fleek.co'],
    );
    for (const one of ['evil.xyz', 'other.com', 'xn--subwalle-wyb.app', '104.168.169.107'])
      expect(isListed(list, one)).toBe(true);
    expect(list.allow).toBe('\nfleek.co\n');
  });

  it.each<[string, unknown]>([
    ['no object', 'evil.example'],
    ['nothing', null],
    ['a list', ['evil.example']],
    ['no deny', { allow: [] }],
    ['no allow', { deny: ['evil.example'] }],
    ['a map', { allow: [], deny: { 'evil.example': 1 } }],
    ['entries that are no hosts', { allow: [], deny: ['evil.example', 'com', '', 7, 'a b.c', 'a\nb.com'] }],
  ])('A11 takes %s for no list', (_, value) => {
    expect(readHostList(value)).toBeNull();
  });

  it('A11 the bundled list is whole, says where it is from, and spares whoever lets others publish', async () => {
    const data = JSON.parse(await readAsset('phishing/hosts.json')) as Record<string, string[]>;
    const { deny = [], allow = [], known = [] } = data;
    const list = listOf(deny, allow);
    expect(list.count).toBe(deny.length);
    expect(deny.length).toBeGreaterThanOrEqual(200);
    expect(deny).toEqual([...deny].sort());
    expect(data.source).toBe('https://github.com/polkadot-js/phishing');
    expect(data.bundledOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const one of [...known, ...allow, 'app.subwallet.app', 'apps.polkadot.js.org'])
      expect(isListed(list, one.replace('*.', '')), one).toBe(false);
  });
});
