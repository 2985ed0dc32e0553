import { encodeAddress } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Onboarding, PASSWORD } from '../pages/onboarding.js';
import type { Popup, StakeScreen } from '../pages/popup.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 2;
/** A valid address that the scenario knows nothing of. */
const NOBODY = encodeAddress(new Uint8Array(32).fill(7), 42);

describe('Q8 bad input gets a clear sentence with a next step', () => {
  let world: World;
  let popup: Popup;
  beforeAll(async () => {
    world = await startWorld();
    const onboarding = await Onboarding.open(world.extension);
    await onboarding.practise();
    await onboarding.typePhrase(
      'old leopard transfer rib spatial phone calm indicate online fire caution reviev',
    );
    await onboarding.page.getByText('Word 12 is not in the list. Did you mean “review”?').waitFor();
    await onboarding.page.getByRole('button', { name: 'Use “review”' }).click();
    await onboarding.previews(practiceOf(world.devnet).address);
    await onboarding.page.close();
    popup = await openFunded(world);
  });
  afterAll(() => world?.close());

  async function stakeScreen(): Promise<StakeScreen> {
    await popup.reopen();
    await popup.live();
    const stake = await popup.openStake();
    const { name } = validatorOn(world.devnet, NETUID);
    await stake.choose('subnet-picker', `SN${NETUID}`);
    await stake.choose('validator-picker', name);
    return stake;
  }

  it('T6 S84 names what is wrong with an amount: ten decimals, above balance, below the minimum', async () => {
    const stake = await stakeScreen();
    const amount = popup.page.getByTestId('amount');
    await amount.fill('1.0123456789');
    await stake.issue.getByText('nine decimals').waitFor();
    await amount.fill('99999');
    // The sentence of the form once a quote has told it the bounds, or the engine's own before that: both name the number.
    await popup.page
      .getByText(/You can stake up to|more than you can spend/)
      .first()
      .waitFor();
    await amount.fill('0.0001');
    await popup.page
      .getByText(/accepts no less than|below what the chain accepts/)
      .first()
      .waitFor();
    await amount.fill('1e3');
    await stake.issue.getByText('not an amount').waitFor();
    expect(await popup.page.getByTestId('review').getAttribute('aria-disabled')).toBe('true');
  });

  it('refuses a validator address that the chain does not know', async () => {
    const stake = await stakeScreen();
    await stake.choose('validator-picker', NOBODY);
    await popup.page.getByTestId('amount').fill('5');
    await popup.page.getByText('No validator with this address exists on the chain').waitFor();
    expect(await popup.page.getByTestId('review').getAttribute('aria-disabled')).toBe('true');
  });

  it('S2 a wrong password says so, and that nothing was lost', async () => {
    await popup.reopen();
    await popup.live();
    await popup.lock();
    await popup.unlock('certainly not the password');
    await popup.page.getByText('That is not the password of this wallet').waitFor();
    // Locked means locked: no amount, no address, no name on the screen.
    const text = await popup.page.locator('body').innerText();
    expect(text).not.toMatch(/τ|5HDv|Main coldkey/);
  });

  it('P6 S80 says when devnet is not running, and comes back by itself', async () => {
    await popup.unlock(PASSWORD);
    await popup.live();
    await world.devnet.stopListening();
    await popup.page.getByTestId('offline-warning').getByText('npm run devnet').waitFor();
    expect(await popup.total.innerText()).toMatch(/\d/);
    await world.devnet.listen();
    await popup.live();
  });
});
