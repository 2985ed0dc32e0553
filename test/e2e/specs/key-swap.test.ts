import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import type { Popup } from '../pages/popup.js';
import { type KeptAccount, RightsScreens } from '../pages/rights.js';
import { freeOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, stakeOf, validatorOn } from '../support/funded.js';
import { pressLive } from '../support/press.js';
import { Thief } from '../support/thief.js';
import { startWorld, type World } from '../support/world.js';

const TAO = 1_000_000_000n;
/** Short enough to wait for on devnet, blocks. */
const DELAY = 8;

/** A person who moves to a fresh coldkey, with the chain as the judge of what went along. */
describe('coldkey swap', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let screens: RightsScreens;
  let other: Thief;
  let me: DevnetAccount;
  let fresh: KeptAccount;

  beforeEach(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    screens = new RightsScreens(popup.page);
    other = await Thief.at(world.devnet);
    me = practiceOf(world.devnet);
    fresh = await screens.addKey('New coldkey', '4e'.repeat(32));
    await screens.switchTo((await screens.accounts())[0]?.accountId ?? '');
  });
  afterEach(async () => {
    await other?.close();
    await world?.close();
  });

  const open = async (): Promise<void> => {
    await screens.go('/');
    await screens.go('/key-swap');
    await popup.page.getByTestId('swap-state').waitFor();
  };
  const announced = () => other.read('subtensorModule', 'coldkeySwapAnnouncements', me.address);
  const shortDelays = (): void => {
    world.devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncementDelay', [], DELAY);
    world.devnet.poke('SubtensorModule', 'ColdkeySwapReannouncementDelay', [], 4);
  };
  const announce = async (): Promise<void> => {
    await open();
    await popup.page.getByTestId('new-key').click();
    await popup.page.getByRole('option', { name: /New coldkey/ }).click();
    const shown = async () =>
      (await popup.page.getByTestId('shared-address').innerText()).replace(/\s+/g, '');
    await eventually(shown).toBe(fresh.address);
    await screens.review();
    expect(await screens.approve()).toBe('finalized');
  };

  it('K12 announced with what it costs and leaves behind, waited for, carried out: everything is with the new key', async () => {
    const { hotkey } = validatorOn(world.devnet, 1);
    shortDelays();
    await other.send(me, 'proxy', 'addProxy', [
      (world.devnet.accounts[2] as DevnetAccount).address,
      'Staking',
      0,
    ]);
    const staked = await stakeOf(world.devnet, me.address, hotkey, 1);
    await open();
    await eventually(() => popup.page.getByTestId('stays').innerText()).toContain('Proxies: you have 1');
    await eventually(() => popup.page.locator('main').innerText()).toContain('Then do not swap');
    await announce();
    expect(await announced()).not.toBeNull();
    await open();
    await eventually(() => popup.page.getByTestId('own-new-key').innerText()).toContain('New coldkey');
    await popup.page.locator('[data-testid="swap-state"][data-state="due"]').waitFor();
    await screens.review();
    expect(await screens.approve()).toBe('finalized');
    expect(await announced()).toBeNull();
    expect(freeOf(world.devnet, me.address)).toBeLessThan(TAO);
    expect(freeOf(world.devnet, fresh.address)).toBeGreaterThan(TAO);
    expect(await stakeOf(world.devnet, me.address, hotkey, 1)).toBe(0n);
    expect(await stakeOf(world.devnet, fresh.address, hotkey, 1)).toBeGreaterThanOrEqual(staked);
    // Left behind, as was said.
    expect(await other.read('proxy', 'proxies', fresh.address)).toEqual([[], 0]);
  });

  it('K12 the countdown tells days, date and blocks; an unknown key is an alarm; called off once the chain takes it', async () => {
    const stranger = world.devnet.accounts[2] as DevnetAccount;
    await announce();
    await open();
    const first = () => popup.page.getByTestId('countdown').first().innerText();
    await eventually(first).toMatch(/in (?:5 days 0 h|4 days 23 h)/);
    await eventually(first).toMatch(/3[56].\d{3} blocks/);
    expect(await popup.page.getByTestId('answer-clear').count()).toBe(0);
    // As if somebody else had announced it, longer ago than this chain makes anybody wait.
    world.devnet.poke('SubtensorModule', 'ColdkeySwapReannouncementDelay', [], 4);
    const { number } = world.devnet.best();
    world.devnet.poke(
      'SubtensorModule',
      'ColdkeySwapAnnouncements',
      [me.address],
      [
        number - 5,
        other.api.registry.hash(other.api.createType('AccountId', stranger.address).toU8a()).toHex(),
      ],
    );
    await popup.reopen();
    await popup.live();
    await open();
    await popup.page.getByText('in none of your accounts').waitFor();
    await popup.page.getByTestId('answer-clear').locator('summary').click();
    await pressLive(popup.page.locator('[data-testid="review-clear"]:not([aria-disabled="true"])'));
    await popup.page.getByTestId('approval').waitFor();
    expect(await screens.approve()).toBe('finalized');
    expect(await announced()).toBeNull();
    await open();
    await popup.page.getByText('No swap is announced for this account.').waitFor();
  });
});
