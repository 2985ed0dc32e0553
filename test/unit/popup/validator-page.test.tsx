// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { keptDraft } from '../../../src/popup/features/stake/stake-draft.js';
import ValidatorPage from '../../../src/popup/features/validators/validator-page.js';
import Validators from '../../../src/popup/features/validators/validators.js';
import { account, HOTKEY, hashOf, renderApp } from './support.js';
import {
  CHAIN,
  enterValidators,
  failing,
  hourOld,
  leaveValidators,
  live,
  MEDIANS,
  services,
} from './validators-support.js';

beforeEach(enterValidators);
afterEach(leaveValidators);

describe('the page of a validator', () => {
  const open = (hotkey = HOTKEY, patch = {}) =>
    renderApp(<ValidatorPage params={{ hotkey }} />, services(patch));

  it('T19 tells take and its change, where it validates, and what is mine', async () => {
    open();
    const facts = await screen.findByTestId('validator-facts');
    expect(facts.textContent).toContain('18.00\u00a0%');
    await waitFor(() => expect(facts.textContent).toMatch(/raised: it was 9\.00\s%/));
    const places = screen.getByTestId('validator-places');
    expect(within(places).getByText('SN64')).toBeTruthy();
    await waitFor(() => expect(places.textContent).toContain('/ day'));
    expect(screen.getByTestId('my-positions').textContent).toContain('0.9900');
    // Root is no place to validate: one subnet here as among the facts.
    expect(within(places).queryByText('ROOT')).toBeNull();
    expect(places.querySelector('.part-title')?.textContent).toContain('1');
    fireEvent.click(within(facts).getByRole('button', { name: /Count the stakers/ }));
    expect(await within(facts).findByText(/^1\s234$/)).toBeTruthy();
  });

  it('T19 opened from the list it shows at once what the list knew', async () => {
    let quiet = false;
    const door = services({}, { chainValidators: () => (quiet ? undefined : live(CHAIN)) });
    const { unmount } = renderApp(<Validators />, door);
    await waitFor(() => expect(screen.getAllByTestId('validator-row').length).toBeGreaterThan(0));
    unmount();
    quiet = true;
    renderApp(<ValidatorPage params={{ hotkey: HOTKEY }} />, door);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('tao.bot');
    expect(screen.getByTestId('validator-facts').textContent).toContain('18.00\u00a0%');
  });

  it('S17 follows only https of what it says of itself', async () => {
    open();
    const link = await screen.findByRole('link', { name: /bot\.example/ });
    expect(link.getAttribute('href')).toBe('https://bot.example/');
    expect(link.getAttribute('rel')).toContain('noopener');
  });

  it('P6 stays as it was last seen when nobody answers, with its age', async () => {
    const { container, unmount } = renderApp(
      <ValidatorPage params={{ hotkey: HOTKEY }} />,
      services({}, { chainValidators: () => hourOld(CHAIN), medianYields: failing }),
    );
    const facts = await screen.findByTestId('validator-facts');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('tao.bot');
    await waitFor(() => expect(facts.textContent).toContain('yield could not be read'));
    expect(container.querySelector('.page-header time.caution')).toBeTruthy();
    expect(container.querySelector('.market-old')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    unmount();
    renderApp(
      <ValidatorPage params={{ hotkey: HOTKEY }} />,
      services({}, { medianYields: () => hourOld(MEDIANS) }),
    );
    const again = await screen.findByTestId('validator-facts');
    await waitFor(() => expect(again.textContent).toMatch(/\+0\.030\s% \/ day.*1\sh ago/));
    expect(
      within(again)
        .getByText(/^\+0\.030\s% \/ day$/)
        .closest('.market-old'),
    ).toBeTruthy();
  });

  it('T19 opens the stake form with it chosen', async () => {
    const { history } = open();
    fireEvent.click(await screen.findByRole('button', { name: /^Stake with .*tao\.bot/ }));
    expect(history.at(-1)).toBe('/stake');
    expect(keptDraft('local', account.accountId)).toMatchObject({ netuid: 64, hotkey: HOTKEY });
  });

  it('P6 says when an address validates nowhere, and when it is none', async () => {
    const { unmount } = open(addressOf(hashOf('3')));
    expect(await screen.findByText('This address validates nowhere at present.')).toBeTruthy();
    unmount();
    open('nonsense');
    expect(await screen.findByText('This is no address of a validator.')).toBeTruthy();
  });
});
