import { describe, expect, it } from 'vitest';
import type { PortSender } from '../../../../src/background/platform.js';
import { identifyDapp, isOwnPage } from '../../../../src/background/router/caller.js';

const OWN = 'kelvin';
const BASE = 'chrome-extension://kelvin/';
const page: PortSender = {
  id: OWN,
  origin: 'https://stake.example',
  url: 'https://stake.example/app',
  frameId: 0,
  documentLifecycle: 'active',
  documentId: 'doc',
  tab: { id: 1 },
};
const firefox = ({ origin: _, documentLifecycle: __, documentId: ___, ...rest }: PortSender): PortSender =>
  rest;

describe('a page is known by what the browser says', () => {
  it.each<[string, PortSender, object]>([
    ['https', page, { origin: 'https://stake.example', insecure: false, tabId: 1, documentId: 'doc' }],
    [
      'https on another port',
      { ...page, origin: 'https://stake.example:8443' },
      { origin: 'https://stake.example:8443', insecure: false },
    ],
    ['http on localhost', { ...page, origin: 'http://localhost:3000' }, { insecure: true }],
    ['http on 127.0.0.1', { ...page, origin: 'http://127.0.0.1:39295' }, { insecure: true }],
    [
      'Firefox, by the URL of the top frame',
      firefox(page),
      { origin: 'https://stake.example', documentId: null },
    ],
  ])('%s', (_, sender, caller) => {
    expect(identifyDapp(sender, OWN)).toMatchObject(caller);
  });

  it.each<[string, PortSender | undefined]>([
    ['no sender', undefined],
    ['another extension', { ...page, id: 'other' }],
    ['an inner frame', { ...page, frameId: 3 }],
    ['no frame', (({ frameId: _, ...rest }) => rest)(page)],
    ['no tab', (({ tab: _, ...rest }) => rest)(page)],
    ['an opaque origin', { ...page, origin: 'null' }],
    ['a cached document', { ...page, documentLifecycle: 'cached' }],
    ['http elsewhere', { ...page, origin: 'http://stake.example' }],
    ['http on a host that looks like localhost', { ...page, origin: 'http://localhost.evil.example' }],
    ['a file', { ...page, origin: 'file://' }],
    ['an extension page', { ...page, origin: 'chrome-extension://other' }],
    ['an origin with a path', { ...page, origin: 'https://stake.example/' }],
    ['an origin that is none', { ...page, origin: 'stake' }],
    ['Firefox without a URL', { id: OWN, frameId: 0, tab: { id: 1 } }],
    ['Firefox on about:blank', firefox({ ...page, url: 'about:blank' })],
  ])('refuses %s', (_, sender) => {
    expect(identifyDapp(sender, OWN)).toBeNull();
  });
});

describe('our own pages', () => {
  const own: PortSender = { id: OWN, url: `${BASE}src/popup/tab.html`, origin: BASE.slice(0, -1) };

  it('are those of our origin, in a tab or not, with or without an origin field', () => {
    expect(isOwnPage(own, OWN, BASE)).toBe(true);
    expect(isOwnPage({ ...own, tab: { id: 4 }, frameId: 0 }, OWN, BASE)).toBe(true);
    expect(isOwnPage(firefox(own), OWN, BASE)).toBe(true);
  });

  it.each<[string, PortSender | undefined]>([
    ['no sender', undefined],
    ['a content script', { ...own, origin: 'https://stake.example', url: 'https://stake.example/' }],
    ['a page that names our URL', { ...own, origin: 'https://stake.example' }],
    ['a page that hides its URL', { id: OWN, origin: BASE.slice(0, -1) }],
    ['another extension', { ...own, id: 'other' }],
    ['an origin that begins like ours', { ...own, url: 'chrome-extension://kelvin.evil/' }],
  ])('S31 are not %s', (_, sender) => {
    expect(isOwnPage(sender, OWN, BASE)).toBe(false);
  });
});
