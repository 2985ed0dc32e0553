import { blake2AsHex } from '@polkadot/util-crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount, DevnetOptions } from '../../../devnet/index.js';
import { PASSWORD } from '../pages/onboarding.js';
import type { Popup } from '../pages/popup.js';
import { freeOf, heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { Keyboard } from '../support/keyboard.js';
import { holdLive, pressLive } from '../support/press.js';
import { Thief } from '../support/thief.js';
import { askBackground, Watching } from '../support/watching.js';
import { startWorld, type World } from '../support/world.js';

const HASH = `0x${'5a'.repeat(32)}`;

/** A thief with the person's key and another client; the person with the emergency screen; the chain as the judge. */
describe('emergency', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let thief: Thief;
  let me: DevnetAccount;
  let accomplice: DevnetAccount;
  let safe: DevnetAccount;
  /** Makes them where the test began by hand. */
  let blocks: ReturnType<typeof setInterval> | undefined;

  const begin = async (options: DevnetOptions = {}) => {
    world = await startWorld(options);
    popup = await openFunded(world);
    thief = await Thief.at(world.devnet);
    me = practiceOf(world.devnet);
    // The second account is the author of the blocks, who gets the fees.
    accomplice = world.devnet.accounts[2] as DevnetAccount;
    safe = accomplice;
  };
  const end = async () => {
    clearInterval(blocks);
    await thief?.close();
    await world?.close();
  };
  beforeEach(() => begin());
  afterEach(end);

  const open = async (step = '') => {
    await popup.page.goto(popup.page.url().replace(/(?:#.*)?$/, `#/emergency/active/${step}`));
    await popup.page.getByTestId('as-of').waitFor();
  };
  const threats = (kind: string) => popup.page.locator(`[data-testid="threat"][data-kind="${kind}"]`);
  const ends = async () => {
    const { page } = popup;
    await page.locator('[data-testid="tx-state"][data-state="finalized"]').waitFor({ state: 'attached' });
    return (await page.locator('main').first().innerText()).replace(/\s+/g, ' ');
  };
  /** Approves what is on screen by pointer, with whatever it asks for. */
  const approve = async () => {
    const { page } = popup;
    const password = page.getByTestId('approval-password');
    const button = page.locator('[data-testid="approve"][data-inert="false"]');
    await button.waitFor();
    if (await password.isVisible()) await password.fill(PASSWORD);
    const holds = (await button.getAttribute('class'))?.includes('hold') ?? false;
    await (holds ? holdLive(button) : pressLive(button));
    return holds;
  };

  it('N2 Q3 by keyboard alone: the announced call is rejected, then the right is taken back', async () => {
    await thief.send(me, 'proxy', 'addProxy', [accomplice.address, 'Any', 600]);
    await thief.send(accomplice, 'proxy', 'announce', [me.address, HASH]);
    await open('reject');
    await threats('call').waitFor();
    // Who and which are one press away; what can be done is in sight without one.
    expect(await threats('call').innerText()).not.toContain(HASH);
    for (const kind of ['call', 'proxy']) await threats(kind).locator('summary').press('Enter');
    const said = () => popup.page.getByTestId('threats').innerText();
    for (const words of [accomplice.address, 'everything', HASH]) await eventually(said).toContain(words);
    const keys = await Keyboard.on(popup.page);
    const way = await keys.tabTo('button', /^Step 2: Reject the announced call$/);
    expect(way.every(({ role, name }) => role === '' || name !== '' || role === 'RootWebArea')).toBe(true);
    await popup.page.locator('[data-testid="review-reject"]:not([aria-disabled="true"])').waitFor();
    await keys.use('button', 'Review: reject the call');
    await popup.page.getByTestId('approval').waitFor();
    await keys.tabTo('button', 'Sign');
    await pressLive(popup.page.locator('[data-testid="approve"][data-inert="false"]:focus'), () =>
      popup.page.keyboard.press('Enter'),
    );
    await ends();
    expect(await thief.read('proxy', 'announcements', accomplice.address)).toEqual([[], 0]);

    await open('remove');
    await threats('call').waitFor({ state: 'detached' });
    await threats('proxy').waitFor();
    await popup.page.locator('[data-testid="review-remove"]:not([aria-disabled="true"])').waitFor();
    await popup.page.getByTestId('preview').getByText('Comes back').first().waitFor();
    await keys.use('button', 'Review: take the right back');
    await popup.page.getByTestId('approval').waitFor();
    await popup.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    await keys.tabTo('button', /^(?:Sign|Take|Remove)/);
    await pressLive(popup.page.locator('[data-testid="approve"][data-inert="false"]:focus'), () =>
      popup.page.keyboard.press('Enter'),
    );
    await ends();
    expect(await thief.read('proxy', 'proxies', me.address)).toEqual([[], 0]);
    await open();
    await popup.page.getByTestId('calm').waitFor();
    await eventually(() => popup.page.getByTestId('done').innerText()).toMatch(/finalized/i);
  });

  it('N2 an announced key swap is disputed, and nobody can carry it out any more', async () => {
    await thief.send(me, 'proxy', 'addProxy', [accomplice.address, 'Any', 0]);
    const next = blake2AsHex(accomplice.address);
    await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [next]);
    await open();
    await threats('swap').waitFor();
    await eventually(() => popup.page.getByTestId('countdown').innerText()).toMatch(/about 5 days/);
    // Nothing but the answers to the swap is offered: the network would take nothing else.
    const kinds = () =>
      popup.page.evaluate(
        `[...document.querySelectorAll('[data-testid="step"]')].map((one) => one.dataset.kind)`,
      );
    await eventually(kinds).toEqual(['dispute']);
    await popup.page
      .getByTestId('later')
      .getByText('It can be called off from block', { exact: false })
      .waitFor();
    await pressLive(popup.page.locator('[data-testid="review-dispute"]:not([aria-disabled="true"])'));
    await popup.page
      .getByTestId('approval')
      .getByText(/freezes your whole account/i)
      .first()
      .waitFor();
    expect(await approve()).toBe(true);
    await ends();
    expect(await thief.read('subtensorModule', 'coldkeySwapDisputes', me.address)).not.toBeNull();
    await expect(
      thief.send(me, 'balances', 'transferKeepAlive', [accomplice.address, 1_000n]),
    ).rejects.toThrow();
    await open();
    await popup.page.getByText('the account is frozen', { exact: false }).first().waitFor();
    await eventually(() => popup.page.getByTestId('step').count()).toBe(0);
  });

  it('N1 N2 Q3 by keyboard alone: from the banner on home to the dispute, which is held down', async () => {
    await end();
    await begin({ blockTimeMs: 'manual' });
    const { devnet } = world;
    const { page } = popup;
    await askBackground(page, 'settings.update', { patch: { watch: { everySeconds: 900, quiet: [] } } });
    await popup.total.waitFor();
    const watching = new Watching(world.extension, devnet);
    await watching.ring();
    // No alarm from here on: it is the new head that is looked at.
    await watching.silence();
    const from = devnet.best().number;
    const next = blake2AsHex(accomplice.address);
    const sent = thief.send(me, 'subtensorModule', 'announceColdkeySwap', [next]);
    await eventually(() => devnet.pendingCalls().length).toBe(1);
    await devnet.produceBlock();
    await sent;
    await page.getByTestId('alert-banner').waitFor();
    expect(devnet.best().number).toBe(from + 1);
    blocks = setInterval(() => void devnet.produceBlock(), 1_000);
    const keys = await Keyboard.on(page);
    await keys.use('link', /Coldkey swap announced/);
    await page.locator('[data-testid="review-dispute"]:not([aria-disabled="true"])').waitFor();
    // The act is in sight on the first view, with nothing scrolled.
    const foot = await page.getByTestId('review-dispute').boundingBox();
    expect((foot?.y ?? 999) + (foot?.height ?? 0)).toBeLessThanOrEqual(600);
    await keys.use('button', 'Review: dispute the swap');
    await page.getByTestId('approval').waitFor();
    const button = page.locator('[data-testid="approve"][data-inert="false"]');
    await button.waitFor();
    if (await page.getByTestId('approval-password').isVisible()) {
      await keys.tabTo('textbox', /password/i);
      await keys.type(PASSWORD);
    }
    await keys.tabTo('button', /hold|sign|dispute/i);
    await page.locator('[data-testid="approve"][data-inert="false"]:focus').waitFor();
    // A press that is let go of at once does nothing.
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('approval').count()).toBe(1);
    await page.keyboard.down('Enter');
    await ends();
    await page.keyboard.up('Enter');
    expect(await thief.read('subtensorModule', 'coldkeySwapDisputes', me.address)).not.toBeNull();
  });

  it('N2 everything is moved to the safe address, which is chosen and compared first', async () => {
    const places = world.devnet.validators.flatMap(({ hotkey, netuids }) =>
      netuids.map((netuid) => ({ hotkey, netuid })),
    );
    const held = (who: string) =>
      Promise.all(places.map(({ hotkey, netuid }) => heldOf(world.devnet, who, hotkey, netuid)));
    const [mine, before] = [await held(me.address), await held(safe.address)];
    const free = freeOf(world.devnet, safe.address);
    await open('evacuate');
    await popup.page.getByTestId('recipient').fill(safe.address);
    await pressLive(popup.page.locator('[data-testid="save-safe"]:not([aria-disabled="true"])'));
    await popup.page.getByText('Compare every character').waitFor();
    const shown = async () => (await popup.page.getByTestId('safe-address').innerText()).replace(/\s+/g, '');
    await eventually(shown).toContain(safe.address);
    const button = popup.page.locator('[data-testid="review-evacuate"]:not([aria-disabled="true"])');
    await button.waitFor();
    // A click is too short.
    await button.click();
    expect(await popup.page.getByTestId('approval').count()).toBe(0);
    await holdLive(button);
    await popup.page.getByTestId('approval').waitFor();
    await approve();
    await ends();
    const after = await held(safe.address);
    for (const [at, base] of mine.entries())
      if (base > 0n) expect((after[at] ?? 0n) - (before[at] ?? 0n)).toBeGreaterThanOrEqual(base - 1n);
    expect(mine.some((base) => base > 0n)).toBe(true);
    expect(freeOf(world.devnet, safe.address)).toBeGreaterThan(free);
    expect(freeOf(world.devnet, me.address)).toBe(0n);
  });
});
