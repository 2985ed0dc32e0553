import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structuredText } from '../../../../src/engine/market/structured-text.js';
import { httpsLink, untrusted } from '../../../../src/engine/market/untrusted-text.js';

describe('texts of strangers', () => {
  it('D7 keeps words and line breaks, and nothing that moves what stands beside', () => {
    expect(untrusted(' one\r\ntwo\u0000\u202eeerht\u200b\n\n\n\nfour ', 99)).toBe('one\ntwoeerht\n\nfour');
    expect(untrusted(new TextEncoder().encode('日本 🧠'), 4)).toBe('日本 🧠');
    expect(untrusted(Uint8Array.of(0xff, 0x41), 9)).toBe('\ufffdA');
    expect([untrusted('\u200b ', 9), untrusted(null, 9), untrusted(undefined, 9), untrusted(7n, 9)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('D7 caps any text, whatever its characters', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
          .map((codes) => String.fromCodePoint(...codes)),
        fc.integer({ min: 1, max: 20 }),
        (raw, max) => {
          const text = untrusted(raw, max);
          expect([...(text ?? '')].length).toBeLessThanOrEqual(max);
          const codes = [...(text ?? '')].map((char) => char.codePointAt(0) ?? 0);
          const moves = (code: number) =>
            (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
          expect(codes.filter((code) => (code < 32 && code !== 10) || moves(code))).toEqual([]);
        },
      ),
    );
  });

  it('D7 takes a link only by https, with a host and nobody in front of it', () => {
    expect(httpsLink('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
    // Another alphabet is shown as what it is.
    expect(httpsLink('https://exаmple.org')).toBe('https://xn--exmple-4nf.org/');
    for (const bad of [
      'http://example.org',
      'javascript:alert(1)',
      'https://user@example.org',
      'https://example.org@evil.org',
      'https://localhost',
      'https:/\\evil',
      'example.org',
      ' https://example.org',
      `https://example.org/${'a'.repeat(400)}`,
      'https://',
      null,
    ])
      expect(httpsLink(bad)).toBeNull();
  });

  it('D7 makes lines of a structured document, and leaves links of other schemes out', () => {
    const document = {
      apiVersion: 'TAOAppv1',
      tagline: 'Hello subnet',
      tags: ['llm', 'api'],
      links: { docs: 'https://docs.example.org/', x: 'javascript:alert(1)', telegram: 'tg://resolve' },
      about: {
        team: [{ name: 'A', description: 'Title: words' }, { name: 'B' }],
        benchmark_url: 'http://x.org',
      },
      count: 3,
      nothing: null,
    };
    expect(structuredText(JSON.stringify(document))?.split('\n')).toEqual([
      'tagline: Hello subnet',
      'tags: llm, api',
      'links docs: https://docs.example.org/',
      'about team name: A',
      'about team description: Title: words',
      'about team name: B',
      'count: 3',
    ]);
  });

  it('D7 shows prose as it is, and never a packed document', () => {
    expect(structuredText('plain words')).toBe('plain words');
    expect(structuredText('{not json')).toBe('{not json');
    expect(structuredText('TAOAppv1:Q07XHqk5OfnQFpZSLQA')).toBeNull();
    expect(structuredText('TAOAppv9:AAAA')).toBeNull();
    expect(structuredText(null)).toBeNull();
  });

  it('D7 stands any document: bounded in depth, lines and length', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (json) => {
        const text = structuredText(json);
        expect((text ?? '').split('\n').length).toBeLessThanOrEqual(60);
        expect([...(text ?? '')].length).toBeLessThanOrEqual(Math.max(2_000, json.length));
      }),
    );
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 'v'])));
    expect(structuredText(wide)?.split('\n')).toHaveLength(60);
  });
});
