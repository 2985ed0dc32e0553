// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { Compass } from 'lucide-react';
import { afterEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { PRACTICE_ACCOUNT } from '../../../src/core/accounts/practice.js';
import { EmptyState } from '../../../src/popup/components/empty-state.js';
import { PracticeMark } from '../../../src/popup/components/practice-mark.js';
import { Term } from '../../../src/popup/components/term.js';
import Learn from '../../../src/popup/features/learn/learn.js';
import { emptyStores, fakeServices, hashOf, renderApp } from './support.js';

// Loaded ahead, as the second press finds it: how long the first takes is not what is proved here.
await import('../../../src/popup/components/term-popover.js');

afterEach(() => {
  cleanup();
  document.documentElement.dataset.surface = '';
  emptyStores();
});

const FORM = (
  <>
    <Route path="/form">
      <Term name="tolerance" />
      <Term name="alpha">12 alpha</Term>
    </Route>
    <Route path="/learn/*?" component={Learn} />
  </>
);
const openTerm = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  return screen.findByTestId('term-popup');
};

describe('V4 a term', () => {
  it('V4 explains itself in two sentences when it is pressed, and not before', async () => {
    renderApp(FORM, fakeServices(), '/form');
    const term = screen.getByRole('button', { name: '12 alpha' });
    expect(term.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByTestId('term-popup')).toBeNull();
    const popup = await openTerm('12 alpha');
    expect(term.getAttribute('aria-expanded')).toBe('true');
    expect(popup.getAttribute('role')).toBe('dialog');
    expect(popup.textContent).toContain('The token of one subnet.');
    const name = popup.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(name)?.textContent).toBe('Alpha');
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('Q3 closes with Escape and gives the focus back', async () => {
    renderApp(FORM, fakeServices(), '/form');
    const popup = await openTerm('Tolerance');
    fireEvent.keyDown(popup, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('term-popup')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Tolerance' }));
  });

  it('V4 closes by a second press on the term', async () => {
    renderApp(FORM, fakeServices(), '/form');
    await openTerm('Tolerance');
    const term = screen.getByRole('button', { name: 'Tolerance' });
    act(() => {
      fireEvent.pointerDown(term);
      fireEvent.mouseDown(term);
      fireEvent.click(term);
    });
    await waitFor(() => expect(screen.queryByTestId('term-popup')).toBeNull());
    expect(term.getAttribute('aria-expanded')).toBe('false');
  });

  it('V4 leads to its entry in Learn, and from there back to the form', async () => {
    const { history } = renderApp(FORM, fakeServices(), '/form');
    await openTerm('Tolerance');
    fireEvent.click(screen.getByRole('button', { name: /More in Learn/ }));
    await waitFor(() => expect(history?.at(-1)).toBe('/learn/tolerance'));
    expect(screen.getByRole('heading', { level: 2, name: 'Tolerance' })).toBeTruthy();
    fireEvent.click(screen.getByTestId('learn-after'));
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(history?.at(-1)).toBe('/form');
    // Opened by itself the next time, it leads home.
    cleanup();
    const again = renderApp(FORM, fakeServices(), '/learn');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(again.history?.at(-1)).toBe('/');
  });

  it('V4 has no way out of the approval window', async () => {
    document.documentElement.dataset.surface = 'approval';
    renderApp(FORM, fakeServices(), '/form');
    await openTerm('Tolerance');
    expect(screen.queryByRole('button', { name: /More in Learn/ })).toBeNull();
  });
});

describe('an empty state', () => {
  it('says what to do next, offers one act and where to read on', () => {
    const pressed: string[] = [];
    const { history } = renderApp(
      <EmptyState
        Icon={Compass}
        text="Nothing is staked yet. Stake with a validator to earn rewards."
        action={{ label: 'Stake', onClick: () => pressed.push('stake') }}
        learn="stake"
      />,
      fakeServices(),
      '/portfolio',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Stake' }));
    expect(pressed).toEqual(['stake']);
    fireEvent.click(screen.getByRole('button', { name: 'More in Learn' }));
    expect(history?.at(-1)).toBe('/learn/stake');
  });
});

describe('the practice account', () => {
  it('is marked as everybody’s, and no other is', () => {
    renderApp(<PracticeMark accountId={PRACTICE_ACCOUNT.accountId} />, fakeServices());
    expect(screen.getByTitle(/Everybody has the key/).textContent).toBe('practice');
    cleanup();
    const { container } = renderApp(<PracticeMark accountId={hashOf('a')} />, fakeServices());
    expect(container.textContent).toBe('');
  });
});
