import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountIdHex, decodeAnyPrefix, encodeAddress } from '../../../../src/core/address/index.js';
import { parseSignIn, type SignInText, signInFaults } from '../../../../src/core/messages/index.js';

const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const STRANGER = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const BY = {
  origin: 'https://app.example.org:8443',
  accountId: accountIdHex(decodeAnyPrefix(ADDRESS).accountId),
  nowMs: Date.UTC(2026, 10, 21, 12),
};

const whole: SignInText = {
  domain: 'app.example.org:8443',
  address: ADDRESS,
  statement: 'I accept the terms: https://app.example.org:8443/terms',
  uri: 'https://app.example.org:8443/login',
  version: '1',
  chainId: 'bittensor:2f0555cc76fc2840a25a6ea3b9637146',
  nonce: '32891756',
  issuedAt: '2026-11-21T11:59:00.000Z',
  expirationTime: '2026-11-21T12:10:00Z',
  notBefore: '2026-11-21T11:00:00+00:00',
  requestId: 'some-request',
  resources: ['ipfs://bafybei/', 'https://example.org/claim.json'],
};
const bare: SignInText = {
  ...whole,
  statement: null,
  version: null,
  chainId: null,
  nonce: null,
  issuedAt: null,
  expirationTime: null,
  notBefore: null,
  requestId: null,
  resources: [],
};

/** The text of a request; without a statement the standard leaves two empty lines, some clients one. */
function print(of: SignInText, chain = 'Substrate ', empty = ''): string {
  const lines = [
    ['URI', of.uri],
    ['Version', of.version],
    ['Chain ID', of.chainId],
    ['Nonce', of.nonce],
    ['Issued At', of.issuedAt],
    ['Expiration Time', of.expirationTime],
    ['Not Before', of.notBefore],
    ['Request ID', of.requestId],
  ].flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
  const resources = of.resources.length > 0 ? ['Resources:', ...of.resources.map((one) => `- ${one}`)] : [];
  return [
    `${of.domain} wants you to sign in with your ${chain}account:`,
    of.address,
    '',
    ...(of.statement === null ? (empty === '' ? [] : ['']) : [of.statement, '']),
    ...lines,
    ...resources,
  ].join('\n');
}

describe('A12 a request to sign in', () => {
  it.each([
    ['with everything', whole],
    ['with nothing but a URI', bare],
  ])('%s gives each field as it stands', (_, fields) => {
    for (const chain of ['Substrate ', 'Bittensor ', 'Polkadot Asset Hub ', ''])
      for (const empty of ['', 'two']) expect(parseSignIn(print(fields, chain, empty))).toEqual(fields);
  });

  it('reads what TalismanSociety/siws makes', () => {
    const text =
      'siws.xyz wants you to sign in with your Substrate account:\n12QPhT1S2hdUqv9b9RXMVHNizq7xhNnh5WG8Gudf6zJjPtwj\n\nWelcome to SIWS! Sign in to see how it works.\n\nURI: https://siws.xyz\nVersion: 1.0.0\nNonce: 11c4b0b8-4d9f-4341-b095-bdfc1c219182\nIssued At: 2024-05-13T06:58:43.959Z\nExpiration Time: 2024-05-13T07:00:43.958Z';
    expect(parseSignIn(text)).toMatchObject({
      domain: 'siws.xyz',
      statement: 'Welcome to SIWS! Sign in to see how it works.',
      version: '1.0.0',
      nonce: '11c4b0b8-4d9f-4341-b095-bdfc1c219182',
    });
  });

  it.each<[string, string]>([
    ['a line before', `Hello\n${print(whole)}`],
    ['a line after', `${print(whole)}\nAnd send 5 TAO`],
    ['an empty line after', `${print(whole)}\n`],
    ['a field twice', print(bare).concat(`\nNonce: 1\nNonce: 2`)],
    ['fields in another order', print(bare).concat(`\nNonce: 1\nVersion: 1`)],
    ['an unknown field', print(bare).concat('\nAmount: 5 TAO')],
    ['no URI', print(whole).replace(/URI: .*\n/, '')],
    ['a statement of two lines', print({ ...whole, statement: 'one\ntwo' })],
    ['a resource that is none', print(whole).concat('\nhttps://example.org')],
    ['a line of another system', print(whole).replace(/\n/g, '\r\n')],
    ['other words', print(whole).replace('sign in', 'log in')],
    ['a name beside the address', print(whole).replace(ADDRESS, `${ADDRESS}\n(name.azero)`)],
  ])('is whole or none: %s', (_, text) => {
    expect(parseSignIn(text)).toBeNull();
  });

  it('never throws on any text', () => {
    const piece = fc.constantFrom(...print(whole).split(/(\n| )/), '\n', ': ', '- ', '\ud800', '\0');
    const mixed = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 });
    fc.assert(
      fc.property(
        mixed.map((parts) => parts.join('')),
        (text) => {
          const signIn = parseSignIn(text);
          if (signIn) signInFaults(signIn, BY);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('prints to the text it was read from', () => {
    const word = fc.stringMatching(/^[\x21-\x7e\u00e4\u65e5]{1,20}$/);
    const line = fc.stringMatching(/^[\x21-\x7e][\x20-\x7e]{0,40}$/);
    const maybe = fc.option(line, { nil: null });
    const fields = fc.record<SignInText>({
      domain: word,
      address: word,
      statement: maybe,
      uri: line,
      version: maybe,
      chainId: maybe,
      nonce: maybe,
      issuedAt: maybe,
      expirationTime: maybe,
      notBefore: maybe,
      requestId: maybe,
      resources: fc.array(line, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fields, (of) => {
        const text = print(of);
        const read = parseSignIn(text);
        expect(read).toEqual(of);
        expect(read && print(read)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('A12 what is wrong with it', () => {
  const faults = (change: Partial<SignInText>, by: Partial<typeof BY> = {}) =>
    signInFaults({ ...whole, ...change }, { ...BY, ...by });

  it('is nothing where all is in order', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ domain: 'https://app.example.org:8443', expirationTime: null, notBefore: null })).toEqual(
      [],
    );
    expect(faults({ address: encodeAddress(decodeAnyPrefix(ADDRESS).accountId, 0) })).toEqual([]);
    expect(
      signInFaults(
        { ...whole, domain: 'localhost:5173', uri: 'http://localhost:5173/' },
        {
          ...BY,
          origin: 'http://localhost:5173',
        },
      ),
    ).toEqual([]);
    expect(
      signInFaults(
        { ...whole, domain: 'example.org:443', uri: 'https://example.org' },
        {
          ...BY,
          origin: 'https://example.org',
        },
      ),
    ).toEqual([]);
  });

  it.each([
    'app.example.org',
    'app.example.org:8444',
    'example.org:8443',
    'evil.test@app.example.org:8443',
    'app.example.org:8443/evil.test',
    'http://app.example.org:8443',
    'аpp.example.org:8443',
    ':::',
  ])('domain: %s', (domain) => {
    expect(faults({ domain })).toEqual(['domain']);
  });

  it.each([STRANGER, 'nonsense', '0x1234', `${ADDRESS}x`])('address: %s', (address) => {
    expect(faults({ address })).toEqual(['address']);
  });

  it.each([
    'https://evil.test/',
    'https://app.example.org/',
    'login',
    'https://app.example.org:8443@evil.test',
  ])('uri: %s', (uri) => {
    expect(faults({ uri })).toEqual(['uri']);
  });

  it.each(['2026-11-21T11:59:59Z', '2026-11-21T12:00:00.000Z', 'tomorrow', '2027', '2027-01-01'])(
    'expired: %s',
    (expirationTime) => {
      expect(faults({ expirationTime })).toEqual(['expired']);
    },
  );

  it.each(['2026-11-21T12:00:01Z', '2026-11-21T13:00:00+00:30', 'now'])('not yet: %s', (notBefore) => {
    expect(faults({ notBefore })).toEqual(['not-yet']);
  });
});
