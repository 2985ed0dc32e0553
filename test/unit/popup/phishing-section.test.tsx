// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PhishingSection } from '../../../src/popup/features/sites/phishing-section.js';
import type { PhishingStatus } from '../../../src/protocol/ui/sites.js';
import { emptyStores, fakeServices, fillStores, renderApp } from './support.js';

const BUNDLED: PhishingStatus = {
  hosts: 341,
  refreshedAtMs: null,
  bundledOn: '2026-11-21',
  refreshes: false,
  failure: null,
  source: 'https://github.com/polkadot-js/phishing',
};

function shown(status: PhishingStatus, changed: Partial<PhishingStatus> = {}) {
  const services = fakeServices({
    'phishing.status': () => status,
    'phishing.change': () => ({ ...status, ...changed }),
  });
  const view = renderApp(<PhishingSection />, services);
  const asked = (): unknown[] =>
    services.calls.filter(({ method }) => method === 'phishing.change').map(({ params }) => params);
  return { ...view, asked };
}

beforeEach(() => fillStores());
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('the list of phishing sites in the settings', () => {
  it('A11 says what it holds, that it is not refreshed, whom a refresh contacts, and where to report', async () => {
    const { container, asked } = shown(BUNDLED);
    expect((await screen.findByTestId('phishing-hosts')).textContent).toBe('341');
    expect(container.textContent).toContain('Nov 21, 2026, with this version');
    expect(container.textContent).toContain('Contacts polkadot.js.org');
    const toggle = screen.getByRole('switch');
    expect((toggle as HTMLInputElement).checked).toBe(false);
    expect(screen.queryByRole('button', { name: 'Refresh now' })).toBeNull();
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      'https://github.com/polkadot-js/phishing/issues',
    );
    expect(asked()).toEqual([]);
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it('A11 switches the refresh on and shows what came of it', async () => {
    const { container, asked } = shown(BUNDLED, {
      refreshes: true,
      hosts: 51_234,
      refreshedAtMs: Date.now(),
    });
    fireEvent.click(await screen.findByRole('switch'));
    await waitFor(() => expect(screen.getByTestId('phishing-hosts').textContent).toBe('51\u2009234'));
    expect(asked()).toEqual([{ refreshes: true }]);
    expect(container.textContent).toContain('just now');
    expect(screen.getByRole('status').textContent).toBe('The list is fresh.');
    fireEvent.click(screen.getByRole('button', { name: 'Refresh now' }));
    await waitFor(() => expect(asked()).toEqual([{ refreshes: true }, { now: true }]));
  });

  it.each([
    ['unreachable', 'polkadot.js.org did not answer. The list that was there stays.'],
    [
      'unusable',
      'What polkadot.js.org sent is not a list that could be used. The list that was there stays.',
    ],
  ] as const)('A11 says that the last refresh was %s', async (failure, text) => {
    const { container } = shown({ ...BUNDLED, refreshes: true, failure });
    await screen.findByTestId('phishing-hosts');
    expect(container.textContent).toContain(text);
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
