// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { ADDRESS, emptyStores, fakeServices, fillStores, holdingsOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const open = (path: string) =>
  renderApp(<Onboarding />, fakeServices({}, { holdings: holdingsOf({ positions: 0 }) }), path);
const source = (): HTMLElement => screen.getByTestId('source');

describe('K6 the field for an address to watch', () => {
  it('K6 shows the address, so that it can be compared, and Enter gives it', async () => {
    open('/watch');
    expect(source().tagName).toBe('TEXTAREA');
    expect(screen.queryByRole('button', { name: /Show/ })).toBeNull();
    fireEvent.change(source(), { target: { value: ADDRESS } });
    fireEvent.keyDown(source(), { key: 'Enter' });
    expect(await screen.findByText(/Never used|on /)).toBeTruthy();
    expect((source() as HTMLTextAreaElement).value).toBe(ADDRESS);
  });

  it('K6 where secrets may be given the field stays a password field', () => {
    open('/import');
    expect(source().getAttribute('type')).toBe('password');
  });
});
