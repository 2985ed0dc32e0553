// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Validators from '../../../src/popup/features/validators/validators.js';
import { HOTKEY, renderApp } from './support.js';
import {
  CHAIN,
  detail,
  enterValidators,
  failing,
  GREEDY,
  hourOld,
  leaveValidators,
  live,
  MEDIANS,
  measured,
  OTHER,
  services,
  TIMEOUT,
} from './validators-support.js';

beforeEach(enterValidators);
afterEach(leaveValidators);

const shown = () => screen.getAllByTestId('validator-row').map(({ dataset }) => dataset.hotkey);
const listed = () => waitFor(() => expect(shown().length).toBeGreaterThan(0));

describe('the validators of the chain', () => {
  it('T19 lists by stake and offers nobody who keeps everything', async () => {
    renderApp(<Validators />, services());
    await listed();
    expect(shown()).toEqual([OTHER, HOTKEY]);
    fireEvent.click(screen.getByLabelText('Hide 100 % take'));
    expect(shown()).toEqual([GREEDY, OTHER, HOTKEY]);
  });

  it('T19 finds by name and by address, who keeps everything too', async () => {
    renderApp(<Validators />, services());
    await listed();
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'keeps' } });
    expect(shown()).toEqual([GREEDY]);
    fireEvent.change(search, { target: { value: OTHER.slice(0, 12) } });
    expect(shown()).toEqual([OTHER]);
    fireEvent.change(search, { target: { value: 'nobody' } });
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(shown()).toHaveLength(2);
  });

  it('T19 sorts by take and says it, and keeps to those of mine', async () => {
    renderApp(<Validators />, services());
    await listed();
    const sort = screen.getByRole('button', { name: 'Sort by Take' });
    fireEvent.click(sort);
    expect(shown()[0]).toBe(OTHER);
    expect(sort.closest('th')?.getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    expect(shown()).toEqual([HOTKEY]);
    expect(screen.getAllByTestId('validator-row')[0]?.textContent).toContain('0.9900');
  });

  it('P8 never shows a yield that was not measured as a zero', async () => {
    renderApp(
      <Validators />,
      services({}, { medianYields: () => live([[HOTKEY, { kind: 'not-measured', reason: 'inactive' }]]) }),
    );
    await waitFor(() => expect(screen.getAllByText('not measured yet').length).toBe(2));
    expect(screen.getByTestId('validator-scroll').textContent).not.toMatch(/\b0(?:\.0+)?\s%/);
  });

  it('P8 names the median as what it is, and says when it cannot be had', async () => {
    const { unmount } = renderApp(<Validators />, services());
    await listed();
    const head = screen.getByRole('columnheader', { name: /Median yield/ });
    expect(within(head).getByRole('button').title).toContain('median over the subnets');
    await waitFor(() => expect(screen.getAllByText(/^\+0\.050\s% \/ day$/)).toHaveLength(1));
    expect(screen.queryByText('Stakers')).toBeNull();
    unmount();
    renderApp(
      <Validators />,
      services(
        {},
        {
          medianYields: () => ({
            ...failing(),
            error: { code: 'chain/unavailable-feature', context: { feature: 'Tempo' } },
          }),
        },
      ),
    );
    await waitFor(() => expect(screen.getAllByText('not measured yet')).toHaveLength(2));
    expect(screen.getByTestId('validators-screen').textContent).toContain('does not tell');
  });

  it('P8 says over what the yields of the list were measured', async () => {
    const { unmount } = renderApp(
      <Validators />,
      services(
        {},
        { medianYields: () => live([[HOTKEY, { ...measured(300_000n), fromBlock: 1, toBlock: 361 }]]) },
      ),
    );
    await waitFor(() =>
      expect(screen.getByTestId('yields-window').textContent).toBe(
        'median yields measured on the chain over 1 hour',
      ),
    );
    unmount();
    location.hash = '#/validators?netuid=64';
    renderApp(<Validators />, services());
    await waitFor(() =>
      expect(screen.getByTestId('yields-window').textContent).toBe(
        'yields measured on the chain over 7 days',
      ),
    );
  });

  it('P8 does not blame the runtime for yields that could not be read, and reads them again', async () => {
    let fail = true;
    renderApp(
      <Validators />,
      services({}, { medianYields: () => (fail ? failing() : live([[HOTKEY, measured(300_000n)]])) }),
    );
    await waitFor(() => expect(screen.getAllByText('yield could not be read')).toHaveLength(2));
    expect(screen.getByTestId('validators-screen').textContent).not.toContain('does not tell');
    fail = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getAllByText(/^\+0\.030\s% \/ day$/)).toHaveLength(1));
  });

  it('P6 keeps the last answer beside the error, greyed and with its age', async () => {
    const { container } = renderApp(
      <Validators />,
      services({}, { chainValidators: () => hourOld(CHAIN), medianYields: failing }),
    );
    await listed();
    expect(shown()).toEqual([OTHER, HOTKEY]);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(container.querySelector('.market-old')).toBeTruthy();
    expect(container.querySelector('.market-count time.caution')?.textContent).toContain('h');
  });

  it('P6 keeps the median yields of the last look as well, with their age', async () => {
    renderApp(
      <Validators />,
      services({}, { chainValidators: () => hourOld(CHAIN), medianYields: () => hourOld(MEDIANS) }),
    );
    await waitFor(() => expect(screen.getAllByText(/^\+0\.030\s% \/ day$/)).toHaveLength(1));
    expect(screen.queryByText('yield could not be read')).toBeNull();
    expect(screen.getByTestId('yields-age').textContent).toBe('Median yields: 1 h ago');
  });

  it('P6 greys median yields alone where only they are old, and claims none for who is new since', async () => {
    renderApp(
      <Validators />,
      services({}, { medianYields: () => hourOld(MEDIANS.filter(([hotkey]) => hotkey === HOTKEY)) }),
    );
    const known = (await screen.findByText(/^\+0\.030\s% \/ day$/)).closest('.market-old');
    expect(known).toBeTruthy();
    expect(known).not.toBe(screen.getByTestId('validator-scroll'));
    expect(screen.getByTestId('validator-scroll').className).not.toContain('market-old');
    expect(screen.getByTestId('yields-age')).toBeTruthy();
    expect(screen.getAllByText('yield could not be read')).toHaveLength(1);
    expect(screen.getByTestId('validators-screen').textContent).not.toContain('does not tell');
  });

  it('P6 says no age of median yields that are of now', async () => {
    renderApp(<Validators />, services());
    await waitFor(() => expect(screen.getAllByText(/^\+0\.030\s% \/ day$/)).toHaveLength(1));
    expect(screen.queryByTestId('yields-age')).toBeNull();
  });

  it('P6 shows the validators of one subnet as they were last', async () => {
    location.hash = '#/validators?netuid=64';
    renderApp(
      <Validators />,
      services({}, { validatorDetails: () => ({ ...live([detail(OTHER)]), state: 'stale' }) }),
    );
    await listed();
    expect(shown()).toEqual([OTHER]);
    expect(screen.getByTestId('validator-scroll').className).toContain('market-old');
  });

  it('T19 has the same affordance on every head that sorts', async () => {
    const { container } = renderApp(<Validators />, services());
    await listed();
    const arrows = [...container.querySelectorAll('thead .m-head')].map((head) =>
      head.querySelector('svg')?.getAttribute('class'),
    );
    expect(arrows).toHaveLength(6);
    expect(arrows.filter((name) => name?.includes('chevrons-up-down'))).toHaveLength(5);
    expect(arrows[2]).toContain('arrow-down');
  });

  it('P6 claims nothing below an error, and pins it to the end', async () => {
    renderApp(
      <Validators />,
      services({}, { chainValidators: () => ({ snapshot: null, state: 'error', error: TIMEOUT }) }),
    );
    await screen.findByRole('button', { name: 'Try again' });
    const foot = screen.getByRole('contentinfo').textContent ?? '';
    expect(foot).not.toContain('measured');
    expect(foot).not.toContain('Enter opens');
  });

  it('P6 says what went wrong, and tries again', async () => {
    let fail = true;
    renderApp(
      <Validators />,
      services(
        {},
        {
          chainValidators: () => (fail ? { snapshot: null, state: 'error', error: TIMEOUT } : live(CHAIN)),
        },
      ),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    fail = false;
    fireEvent.click(again);
    await listed();
  });

  it('T19 picks two with c and opens the comparison', async () => {
    renderApp(<Validators />, services());
    await listed();
    const link = within(screen.getAllByTestId('validator-row')[0] as HTMLElement).getByRole('link');
    link.focus();
    fireEvent.keyDown(link, { key: 'c' });
    expect(screen.getByText('Pick one more')).toBeTruthy();
    fireEvent.keyDown(link, { key: 'ArrowDown' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'c' });
    fireEvent.click(within(screen.getByTestId('compare-bar')).getByRole('button', { name: 'Compare' }));
    expect(location.hash).toBe(`#/validators?compare=${OTHER},${HOTKEY}`);
  });

  it('Q3 finds nothing wrong with the list', async () => {
    const { container } = renderApp(<Validators />, services());
    await listed();
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});

describe('two validators compared', () => {
  it('P8 keeps the yields that the list showed while they are asked for again', async () => {
    let said: 'live' | 'nothing' | 'loading' = 'live';
    const quietly = services(
      {},
      {
        medianYields: () =>
          said === 'live'
            ? live(MEDIANS)
            : said === 'nothing'
              ? undefined
              : { snapshot: null, state: 'loading', error: null },
      },
    );
    const { unmount } = renderApp(<Validators />, quietly);
    await waitFor(() => expect(screen.getAllByText(/^\+0\.030\s% \/ day$/)).toHaveLength(1));
    unmount();
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    for (const next of ['nothing', 'loading'] as const) {
      said = next;
      const compared = renderApp(<Validators />, quietly);
      const words = await screen.findByTestId('differences');
      expect(words.textContent).toContain('0.0200 percentage points more a day');
      compared.unmount();
    }
  });

  it('P8 says that yields are being measured, or were not read, not that they are not measured yet', async () => {
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    const { unmount } = renderApp(<Validators />, services({}, { medianYields: () => undefined }));
    expect((await screen.findByTestId('differences')).textContent).toContain(
      'The yields are still being measured.',
    );
    unmount();
    renderApp(<Validators />, services({}, { medianYields: failing }));
    const words = await screen.findByTestId('differences');
    await waitFor(() => expect(words.textContent).toContain('The yields could not be read'));
    expect(words.textContent).not.toContain('measured yet');
  });

  it('T19 says the differences in words too', async () => {
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    renderApp(<Validators />, services());
    const words = await screen.findByTestId('differences');
    // Four decimals of percentage points, of the one epoch that a median is of.
    await waitFor(() => expect(words.textContent).toContain('0.0200 percentage points more a day'));
    expect(words.textContent).toContain('In the last epoch');
    expect(words.textContent).toContain('validates 1 more subnet.');
    expect(words.textContent).toContain('Slow River');
    expect(words.textContent).toContain('9 percentage points less');
    expect(words.textContent).toContain('3.0 times');
    expect(words.textContent).not.toContain('\u202e');
  });

  it('T19 counts stakers when asked, in both columns', async () => {
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    renderApp(<Validators />, services({ stakers: () => ({ count: 20_000, complete: false }) }));
    fireEvent.click(await screen.findByRole('button', { name: /Count the stakers of .*Slow River/ }));
    expect(await screen.findByText(/^at least 20\s000$/)).toBeTruthy();
    expect(screen.getAllByText('Count')).toHaveLength(1);
  });
});
