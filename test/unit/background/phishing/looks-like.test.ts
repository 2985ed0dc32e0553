import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLike, type WellKnown } from '../../../../src/background/phishing/looks-like.js';
import { skeleton, toUnicode } from '../../../../src/background/phishing/skeleton.js';
import { readAsset } from '../../../support/read-asset.js';

const data = JSON.parse(await readAsset('phishing/hosts.json')) as {
  known: string[];
  brands: Record<string, string>;
  deny: string[];
};
const known: WellKnown = { hosts: data.known, brands: data.brands };
const ascii = (host: string): string => new URL(`https://${host}`).hostname;
const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const brand = fc.constantFrom(...Object.keys(data.brands));

describe('a host that looks like a well-known one', () => {
  it.each([
    ['ta0stats.io', 'taostats.io'],
    ['tao-stats.io', 'taostats.io'],
    ['taоstats.io', 'taostats.io'],
    ['taostats.app', 'taostats.io'],
    ['taostats-claim.app', 'taostats.io'],
    ['taostat.io', 'taostats.io'],
    ['taostatts.io', 'taostats.io'],
    ['toastats.io', 'taostats.io'],
    ['claim-toastats.io', 'taostats.io'],
    ['bittensor.com.evil.io', 'bittensor.com'],
    ['bittens0r.com', 'bittensor.com'],
    ['bịttensor.com', 'bittensor.com'],
    ['bittensör.network', 'bittensor.com'],
    ['learnbittensor.com', 'learnbittensor.org'],
    ['polkadot-js.site', 'polkadot.js.org'],
    ['7polkadot.js.org', 'polkadot.js.org'],
    ['subwalleŧ.app', 'subwallet.app'],
    ['subvvallet.app', 'subwallet.app'],
    ['talisrnan.xyz', 'talisman.xyz'],
    ['ta0.app', 'tao.app'],
    ['tạo.app', 'tao.app'],
  ])('A11 %s looks like %s', (host, expected) => {
    expect(looksLike(ascii(host), known)).toBe(expected);
  });

  it.each([
    'example.org',
    'tao.com',
    'taobao.com',
    'nova.com',
    'wallet.example',
    'xn--fiqs8s',
    'xn--.com',
    'xn--99999999999.com',
    '127.0.0.1',
    'localhost',
    '',
  ])('A11 %s looks like nothing', (host) => {
    expect(looksLike(host, known)).toBeNull();
  });

  it('A11 never flags a known host or anything below one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...data.known), fc.array(fc.oneof(label, brand)), (host, labels) => {
        expect(looksLike([...labels, host].join('.'), known)).toBeNull();
      }),
    );
  });

  it('A11 flags a brand wherever it stands in another host', () => {
    fc.assert(
      fc.property(
        brand,
        fc.constantFrom('', 'claim-', 'my'),
        fc.constantFrom('', '-app', '0'),
        label,
        (name, before, after, below) => {
          for (const host of [
            `${before}${name}${after}.example`,
            `${below}.${before}${name}${after}.example`,
          ])
            expect(looksLike(host, known)).not.toBeNull();
        },
      ),
    );
  });

  it('A11 flags every brand with one letter left out, doubled, exchanged with its neighbour or changed', () => {
    fc.assert(
      fc.property(brand, fc.nat(), fc.constantFrom('z', '7', 'q'), (name, at, other) => {
        const i = at % (name.length - 1);
        const variants = [
          name.slice(0, i) + name.slice(i + 1),
          name.slice(0, i) + name[i] + name.slice(i),
          name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2),
          name.slice(0, i) + other + name.slice(i + 1),
        ];
        for (const variant of variants)
          expect(looksLike(`${variant}.example`, known), variant).not.toBeNull();
      }),
    );
  });

  it('A11 answers for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `xn--${text}.app`),
        ),
        (host) => {
          const answer = looksLike(host, known);
          expect(answer === null || data.known.includes(answer)).toBe(true);
        },
      ),
    );
  });
});

describe('the shape of a name', () => {
  it('A11 reads punycode as the platform writes it', () => {
    const letters = fc.stringMatching(/^[a-zа-яα-ωäöüéñŧ文字]{1,20}$/u);
    fc.assert(
      fc.property(letters, (text) => {
        const written = new URL(`https://${text}.com`).hostname;
        const plain = text.normalize('NFC');
        fc.pre(written !== `${plain}.com`);
        expect(new URL(`https://${toUnicode(written)}`).hostname).toBe(written);
        expect(toUnicode(written)).not.toContain('xn--');
      }),
    );
  });

  it('A11 is the same for the same name, and made of nothing that a look-alike could hide in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text));
      }),
    );
  });
});
