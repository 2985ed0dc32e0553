import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dapp } from '../pages/dapp.js';
import { PASSWORD } from '../pages/onboarding.js';
import { Approval, type Popup } from '../pages/popup.js';
import { freeOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, stakeOf, validatorOn } from '../support/funded.js';
import { Keyboard } from '../support/keyboard.js';
import { pressLive } from '../support/press.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 2;
const TAO = 1_000_000_000n;

/** Every stop says what it is: nobody is left with "button" and nothing else. */
async function expectNamed(keys: Keyboard): Promise<void> {
  const round = await keys.round();
  expect(round.length).toBeGreaterThan(0);
  expect(round.filter(({ name }) => name.trim() === '')).toEqual([]);
}

/** Tabs to the button that approves and presses it once it is live: a look elsewhere makes it wait again. */
async function approve(keys: Keyboard, name: RegExp): Promise<void> {
  try {
    await keys.tabTo('button', name);
    await pressLive(keys.page.locator('[data-testid="approve"][data-inert="false"]:focus'), () =>
      keys.page.keyboard.press('Enter'),
    );
  } catch (error) {
    // The window is gone with the decision.
    if (!keys.page.isClosed()) throw error;
  }
}

describe('Q3 without a mouse', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let keys: Keyboard;

  beforeAll(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    keys = await Keyboard.on(popup.page);
  });
  afterAll(() => world?.close());

  it('Q3 unlock: the field has the focus, Enter opens, a wrong password is said', async () => {
    await popup.lock();
    await eventually(() => keys.heard()).toMatchObject({ role: 'textbox', name: 'Password' });
    await keys.type('not this one at all');
    await popup.page.keyboard.press('Enter');
    await popup.page.getByRole('alert').waitFor();
    await eventually(() => popup.page.getByRole('alert').innerText()).toMatch(/password/i);
    await expectNamed(keys);
    // A wrong password costs a moment, which is said too.
    await popup.page.locator('.locked-wait:empty').waitFor({ state: 'attached' });
    await keys.tabTo('textbox', 'Password');
    await popup.page.keyboard.press('ControlOrMeta+a');
    await keys.type(PASSWORD);
    await popup.page.keyboard.press('Enter');
    await popup.portfolio.waitFor();
  });

  it('Q3 home: every stop has a name', async () => {
    await expectNamed(keys);
  });

  it('Q3 T6 stake: from home to finalized, with the review approved by keys', async () => {
    const { hotkey, name } = validatorOn(world.devnet, NETUID);
    const { address } = practiceOf(world.devnet);
    const before = await stakeOf(world.devnet, address, hotkey, NETUID);
    await popup.reopen();
    await popup.live();
    await keys.use('button', 'Stake');
    await keys.tabTo('combobox', /subnet/i);
    await keys.choose(`SN${NETUID}`);
    await keys.tabTo('combobox', /validator/i);
    await keys.choose(name);
    await keys.tabTo('textbox', /amount/i);
    await keys.type('5');
    await popup.page.getByTestId('minimum').waitFor();
    await expectNamed(keys);
    await popup.page.locator('[data-testid="review"]:not([aria-disabled="true"])').waitFor();
    await keys.use('button', /^Review/);
    const approval = new Approval(popup.page);
    expect(await approval.text()).toContain('Stake 5');
    // The sentence has the focus, not the button: a second Enter approves nothing.
    await eventually(() => keys.heard()).toMatchObject({
      role: 'heading',
      name: expect.stringMatching(/^Stake 5/),
    });
    await popup.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    await expectNamed(keys);
    await approve(keys, /^Stake 5/);
    await popup.page
      .locator('[data-testid="tx-state"][data-state="finalized"]')
      .waitFor({ state: 'attached' });
    expect(await stakeOf(world.devnet, address, hotkey, NETUID)).toBeGreaterThan(before);
  });

  it('Q3 S1 send: the address is judged aloud, and the money arrives', async () => {
    const friend = world.devnet.accounts[2]?.address ?? '';
    const before = await freeOf(world.devnet, friend);
    await popup.reopen();
    await popup.live();
    await keys.use('button', 'Send');
    await keys.tabTo('textbox', /To|address/i);
    await keys.type(friend);
    const verdict = popup.page.getByTestId('verdict');
    expect(await verdict.getAttribute('aria-live')).toBe('polite');
    await verdict.getByText('First time from this wallet').first().waitFor();
    await keys.tabTo('textbox', /amount/i);
    await keys.type('2');
    await popup.page.locator('[data-testid="review"]:not([aria-disabled="true"])').waitFor();
    await expectNamed(keys);
    await keys.use('button', /^Review/);
    await new Approval(popup.page).text();
    await popup.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    await approve(keys, /^Send 2/);
    await popup.page
      .locator('[data-testid="tx-state"][data-state="finalized"]')
      .waitFor({ state: 'attached' });
    expect((await freeOf(world.devnet, friend)) - before).toBe(2n * TAO);
  });

  it('Q3 A5 approve and reject what a site asks', async () => {
    const site = await Dapp.open(world);
    const connect = await Approval.during(world.extension, () => site.connect());
    const connecting = await Keyboard.on(connect.page);
    await connect.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    expect((await connecting.heard()).name).not.toMatch(/^Connect/);
    await expectNamed(connecting);
    await approve(connecting, /^Connect/);
    expect(await site.line('connected')).toContain('1 account(s)');

    const refused = await Approval.during(world.extension, () => site.signMessage('not this'));
    const refusing = await Keyboard.on(refused.page);
    await refused.approveButton.waitFor();
    await refusing.use('button', 'Reject').catch((error: unknown) => {
      if (!refused.page.isClosed()) throw error;
    });
    expect(await site.line('error')).toContain('Cancelled');

    const wanted = await Approval.during(world.extension, () => site.signMessage('this one'));
    const signing = await Keyboard.on(wanted.page);
    await wanted.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    await expectNamed(signing);
    await approve(signing, /^Sign/);
    expect(await site.line('signature')).toMatch(/0x[0-9a-f]{128}/);
    await site.page.close();
  });
});
