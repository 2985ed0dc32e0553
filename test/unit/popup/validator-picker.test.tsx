// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { ValidatorDetail } from '../../../src/core/chain/market.js';
import { ValidatorPicker } from '../../../src/popup/features/stake/validator-picker.js';
import words from '../../../src/popup/i18n/en/stake.json' with { type: 'json' };
import { addWords } from '../../../src/popup/i18n/index.js';
import { emptyStores, fakeServices, fillStores, HOTKEY, renderApp, snapshotOf } from './support.js';
import { OTHER } from './trade-support.js';

addWords(words);

const GREEDY = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const rows = [
  { hotkey: HOTKEY, coldkey: HOTKEY, name: 'tao.bot', take: 11_796, stakeBase: 75n },
  { hotkey: OTHER, coldkey: OTHER, name: 'Other one', take: 0, stakeBase: 25n },
  { hotkey: GREEDY, coldkey: GREEDY, name: 'Keeps all', take: 65_535, stakeBase: 0n },
];
const detail = (hotkey: string, patch: Partial<ValidatorDetail>): ValidatorDetail => ({
  hotkey,
  coldkey: hotkey,
  name: null,
  take: 0,
  stakeBase: alphaBase(1n),
  permit: true,
  yield: { kind: 'not-measured', reason: 'not-read-yet' },
  ...patch,
});
const measured = {
  kind: 'measured',
  perDayPpb: 500_000n,
  apyPpm: 200_000n,
  fromBlock: 1,
  toBlock: 50_401,
  samples: 7,
} as const;

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

function open(value: string | null = null) {
  const chosen: string[] = [];
  const services = fakeServices(
    {},
    {
      validators: () => snapshotOf(rows),
      validatorDetails: () =>
        snapshotOf([detail(HOTKEY, { yield: measured }), detail(OTHER, { permit: false })]),
    },
  );
  renderApp(
    <ValidatorPicker netuid={64} value={value} onChange={(hotkey) => chosen.push(hotkey)} />,
    services,
    '/',
  );
  return { services, chosen };
}
const options = async (): Promise<string[]> =>
  (await screen.findAllByRole('option')).map(({ textContent }) => textContent ?? '');

describe('T19 choosing a validator', () => {
  it('T19 lists take, share of the stake, measured yield, and who does not validate there', async () => {
    open();
    fireEvent.click(await screen.findByTestId('validator-picker'));
    await waitFor(async () => expect((await options())[0]).toContain('75'));
    const [first, second] = await options();
    expect(first).toContain('tao.bot');
    expect(first).toContain('takes 18 %');
    expect(first).toContain('75 % of stake');
    expect(first).toContain('0.05');
    expect(second).toContain('does not validate here');
    expect(second).toContain('not measured');
    expect(second).not.toContain('0.00 %');
  });

  it('T19 says of the chosen one what was earned there, before any list is opened', async () => {
    open(HOTKEY);
    const picker = (): string => screen.getByTestId('validator-picker').textContent ?? '';
    await waitFor(() => expect(picker()).toContain('0.05'));
    expect(picker()).toContain('takes 18 %');
    cleanup();
    open(OTHER);
    await waitFor(() => expect(picker()).toContain('does not validate here'));
    expect(picker()).not.toContain('not measured');
  });

  it('T19 offers nobody who keeps everything, and finds them by name', async () => {
    const { chosen } = open();
    fireEvent.click(await screen.findByTestId('validator-picker'));
    expect((await options()).join()).not.toContain('Keeps all');
    const search = document.querySelector('.picker-input') as HTMLInputElement;
    fireEvent.change(search, { target: { value: 'keeps' } });
    await waitFor(async () => expect((await options()).join()).toContain('Keeps all'));
    const [found] = await screen.findAllByRole('option');
    if (found) fireEvent.click(found);
    expect(chosen).toEqual([GREEDY]);
  });
});
