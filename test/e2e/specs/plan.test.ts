import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperationScreen } from '../pages/operation.js';
import { Approval, Popup } from '../pages/popup.js';
import { heldOf } from '../support/chain-state.js';
import { JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { pressLive } from '../support/press.js';
import { startWorld, type World } from '../support/world.js';

const FROM = 2;
const TO = 3;

describe('T9 another subnet and another validator', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  beforeAll(async () => {
    world = await startWorld();
    popup = await openFunded(world);
  });
  afterAll(() => world?.close());

  it('is a plan of two signatures that goes on after the popup was closed between them', async () => {
    const me = practiceOf(world.devnet).address;
    const held = await Promise.all(
      world.devnet.validators.map(async (one) => ({
        ...one,
        base: await heldOf(world.devnet, me, one.hotkey, FROM),
      })),
    );
    const mine = held.find(({ base }) => base > 0n);
    const other = held.find(({ base, netuids }) => base === 0n && netuids.includes(FROM));
    if (!mine || !other) throw new Error('the scenario has no position here, or nobody to move it to');
    const before = await heldOf(world.devnet, me, other.hotkey, TO);

    await popup.page.goto(popup.page.url().replace(/(?:#.*)?$/, '#/'));
    const form = await OperationScreen.open(popup.page, `/do/subnet/${FROM}/${mine.hotkey}`);
    await form.amount('50');
    await form.choose('subnet-picker', `SN${TO}`);
    await popup.page.getByText('Another', { exact: true }).click();
    await form.choose('validator-picker', other.hotkey);
    await popup.page.getByTestId('plan-preview').getByText('Two signatures').waitFor();
    await pressLive(popup.page.locator('[data-testid="review"]:not([aria-disabled="true"])'));
    await popup.page.getByRole('heading', { name: 'Step 1 of 2' }).waitFor();
    const approval = await form.review();
    expect(await approval.text()).toContain('Move 50');
    await approval.approve();
    // The first signature is given: nobody closes a window within one message, which would be a signature that was not.
    await popup.page.getByTestId('approval').waitFor({ state: 'detached' });
    await popup.page.close();

    popup = await Popup.open(world.extension);
    const line = popup.page.getByTestId('plans');
    await line.getByText('step 2 of 2 waits').waitFor();
    await line.getByText('Go on').click();
    await popup.page.getByTestId('next-step').click();
    await popup.page.getByRole('heading', { name: 'Step 2 of 2' }).waitFor();
    await pressLive(popup.page.locator('[data-testid="review"]:not([aria-disabled="true"])'));
    await popup.page.getByTestId('approval').waitFor();
    await new Approval(popup.page).approve();
    await popup.page
      .locator('[data-testid="tx-state"][data-state="finalized"]')
      .waitFor({ state: 'attached' });
    expect(await heldOf(world.devnet, me, other.hotkey, TO)).toBeGreaterThan(before);
    expect(await heldOf(world.devnet, me, other.hotkey, FROM)).toBe(0n);

    await popup.reopen();
    await popup.live();
    await line.waitFor({ state: 'detached' });
  });
});
