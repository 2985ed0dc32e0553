import { blake2AsHex } from '@polkadot/util-crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import { PASSWORD } from '../pages/onboarding.js';
import type { Popup } from '../pages/popup.js';
import { freeOf, heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { holdLive, pressLive } from '../support/press.js';
import { Thief } from '../support/thief.js';
import { askBackground, Watching } from '../support/watching.js';
import { startWorld, type World } from '../support/world.js';

const TAO = 1_000_000_000n;
/** The test rings by itself. */
const ON_DEMAND = { watch: { everySeconds: 900, quiet: [] } };

/** What one leak came to: the rows of docs/cold-keys.md. */
interface Row {
  leak: string;
  told: string[];
  /** From the block of the first deed, or of the alarm where that came later, to the block that was looked at. */
  blocksUntilTold: number;
  lostTao: number;
  savedTao: number;
}

const rows: Row[] = [];
const inTao = (rao: bigint) => Number(rao / 1_000_000n) / 1_000;

/**
 * Three leaks, each with a client of the thief's own and a chain that judges. The person has the wallet, its alarm and its
 * emergency screen.
 */
describe('N1 N2 a thief', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let thief: Thief;
  let watching: Watching;
  let me: DevnetAccount;
  /** Whose key leaked, or the thief's own. */
  let delegate: DevnetAccount;

  beforeEach(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    thief = await Thief.at(world.devnet);
    watching = new Watching(world.extension, world.devnet);
    me = practiceOf(world.devnet);
    // The second account is the author of the blocks, who gets the fees.
    delegate = world.devnet.accounts[2] as DevnetAccount;
    await askBackground(popup.page, 'settings.update', { patch: ON_DEMAND });
  });
  afterEach(async () => {
    await thief?.close();
    await world?.close();
  });
  afterAll(() => {
    for (const row of rows) console.info(`thief: ${JSON.stringify(row)}`);
    expect(rows).toHaveLength(5);
  });

  const call = (pallet: string, name: string, ...args: unknown[]) => {
    const made = thief.api.tx[pallet]?.[name]?.(...args);
    if (!made) throw new Error(`no ${pallet}.${name}`);
    return made;
  };
  /** As the delegate, for the person's account. */
  const act = (type: string, made: unknown) =>
    thief.send(delegate, 'proxy', 'proxy', [me.address, type, made]);
  /** The leak: a right that the person gave for good reasons, known to the watchtower as what is there. */
  const leaked = async (type: string) => {
    await thief.send(me, 'proxy', 'addProxy', [delegate.address, type, 0]);
    await watching.ring();
    await askBackground(popup.page, 'alerts.list', {});
    seen = (await watching.alerts()).length;
  };
  let seen = 0;
  /** Blocks from now until a check has said something new, and what. */
  const tell = async () => {
    const from = world.devnet.best().number;
    const looked = await watching.ring();
    const all = await watching.alerts();
    const fresh = all.slice(0, all.length - seen).map(({ facts }) => facts.kind);
    seen = all.length;
    return { told: fresh, blocksUntilTold: looked - from };
  };
  const places = () =>
    world.devnet.validators.flatMap(({ hotkey, netuids }) =>
      [...new Set([0, ...netuids])].map((netuid) => ({ hotkey, netuid })),
    );
  /** What selling a position would bring now: that is what can be lost. */
  const exitOf = async (netuid: number, base: bigint): Promise<bigint> => {
    if (netuid === 0 || base === 0n) return base;
    const sold = await thief.api.call.swapRuntimeApi?.simSwapAlphaForTao?.(netuid, base);
    return BigInt((sold?.toJSON() as { taoAmount?: number | string } | undefined)?.taoAmount ?? 0);
  };
  /** Everything that an account has, each position sold by itself. */
  const worthOf = async (who: string): Promise<bigint> => {
    let sum = freeOf(world.devnet, who);
    for (const { hotkey, netuid } of places())
      sum += await exitOf(netuid, await heldOf(world.devnet, who, hotkey, netuid));
    return sum;
  };
  const emergency = async (step: string) => {
    await popup.page.goto(popup.page.url().replace(/(?:#.*)?$/, `#/emergency/active/${step}`));
    await popup.page.getByTestId('as-of').waitFor();
  };
  /** Approves what is on screen, with whatever it asks for, and waits for the end of it. */
  const approve = async () => {
    const { page } = popup;
    await page.getByTestId('approval').waitFor();
    const button = page.locator('[data-testid="approve"][data-inert="false"]');
    await button.waitFor();
    const password = page.getByTestId('approval-password');
    if (await password.isVisible()) await password.fill(PASSWORD);
    const holds = (await button.getAttribute('class'))?.includes('hold') ?? false;
    await (holds ? holdLive(button) : pressLive(button));
    await page.locator('[data-testid="tx-state"][data-state="finalized"]').waitFor({ state: 'attached' });
  };
  /** Takes every right back on the emergency screen: one transaction, however many there are. */
  const removeRights = async () => {
    await emergency('remove');
    await pressLive(popup.page.locator('[data-testid^="review-remove"]:not([aria-disabled="true"])').first());
    await approve();
    expect(await thief.read('proxy', 'proxies', me.address)).toEqual([[], 0]);
  };
  const noted = (leak: string, found: Pick<Row, 'told' | 'blocksUntilTold'>, before: bigint, after: bigint) =>
    rows.push({
      leak,
      ...found,
      lostTao: inTao(before > after ? before - after : 0n),
      savedTao: inTao(after),
    });

  it('K10 with a leaked Staking proxy makes the account buy dear what the thief sells, and takes nothing out', async () => {
    const netuid = 2;
    const hotkey = validatorOn(world.devnet, netuid).hotkey;
    await leaked('Staking');
    const before = await worthOf(me.address);
    const atRisk = freeOf(world.devnet, me.address);
    const mine = freeOf(world.devnet, delegate.address);
    await thief.send(delegate, 'subtensorModule', 'addStake', [hotkey, netuid, 200n * TAO]);
    const bought = await heldOf(world.devnet, delegate.address, hotkey, netuid);
    const all = freeOf(world.devnet, me.address) - TAO;
    await act('Staking', call('subtensorModule', 'addStake', hotkey, netuid, all));
    const found = await tell();
    await thief.send(delegate, 'subtensorModule', 'removeStake', [hotkey, netuid, bought]);
    expect(found.told).toContain('funds-left');
    // What it holds no right to happens not, though the chain says the outer call went well.
    const free = freeOf(world.devnet, delegate.address);
    await act('Staking', call('balances', 'transferKeepAlive', delegate.address, TAO / 2n));
    expect(freeOf(world.devnet, delegate.address)).toBeLessThan(free);
    const gained = freeOf(world.devnet, delegate.address) - mine;
    await removeRights();
    await expect(act('Staking', call('subtensorModule', 'unstakeAll', hotkey))).rejects.toThrow();
    const after = await worthOf(me.address);
    noted(
      `Staking: buys all that is free without a limit; the thief gains ${inTao(gained)} TAO`,
      found,
      before,
      after,
    );
    expect(gained).toBeGreaterThan(0n);
    // What was staked elsewhere is there: the thief would have to sell it first, which the alarm tells too.
    expect(after).toBeGreaterThan(before - atRisk);
  });

  it('K10 with a leaked NonTransfer proxy that grants itself more and waits: both rights are gone in time', async () => {
    await leaked('NonTransfer');
    const before = await worthOf(me.address);
    await act('NonTransfer', call('proxy', 'addProxy', delegate.address, 'NonCritical', 0));
    const found = await tell();
    expect(found.told).toContain('proxy-added');
    await emergency('remove');
    await popup.page.locator('[data-testid="threat"][data-kind="proxy"] summary').click();
    await eventually(() => popup.page.getByTestId('threats').innerText()).toContain(delegate.address);
    await removeRights();
    await expect(
      act('NonCritical', call('balances', 'transferAll', delegate.address, false)),
    ).rejects.toThrow();
    const after = await worthOf(me.address);
    noted('NonTransfer: grants itself NonCritical and waits', found, before, after);
    expect(before - after).toBeLessThan(TAO / 10n);
  });

  it('K10 with a leaked NonTransfer proxy that does not wait: what is free is gone before anybody can be told', async () => {
    await leaked('NonTransfer');
    const before = await worthOf(me.address);
    const free = freeOf(world.devnet, me.address);
    await act('NonTransfer', call('proxy', 'addProxy', delegate.address, 'NonCritical', 0));
    await act('NonCritical', call('balances', 'transferAll', delegate.address, false));
    const found = await tell();
    expect(found.told).toEqual(expect.arrayContaining(['proxy-added', 'funds-left']));
    // Nothing is left for a fee: a little is sent to the account first.
    const author = world.devnet.accounts[1] as DevnetAccount;
    await thief.send(author, 'balances', 'transferKeepAlive', [me.address, TAO]);
    await removeRights();
    const after = (await worthOf(me.address)) - TAO;
    noted('NonTransfer: grants itself NonCritical and sends all that is free at once', found, before, after);
    expect(before - after).toBeGreaterThan((free * 9n) / 10n);
    expect(after).toBeGreaterThan(0n);
  });

  it('K12 who announces a coldkey swap gets nothing: it is disputed, and the account is frozen for both', async () => {
    await watching.ring();
    seen = (await watching.alerts()).length;
    const before = await worthOf(me.address);
    await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [
      blake2AsHex(thief.api.createType('AccountId', delegate.address).toU8a()),
    ]);
    const found = await tell();
    expect(found.told).toContain('swap-announced');
    await emergency('');
    await pressLive(popup.page.locator('[data-testid="review-dispute"]:not([aria-disabled="true"])'));
    await approve();
    // The waiting time is over at once: all that holds the thief is the dispute.
    const announced = world.devnet.state().get('SubtensorModule', 'ColdkeySwapAnnouncements', me.address) as [
      number,
      string,
    ];
    world.devnet.poke(
      'SubtensorModule',
      'ColdkeySwapAnnouncements',
      [me.address],
      [world.devnet.best().number, announced[1]],
    );
    await expect(
      thief.send(me, 'subtensorModule', 'swapColdkeyAnnounced', [delegate.address]),
    ).rejects.toThrow();
    const after = await worthOf(me.address);
    noted('coldkey itself, announces a swap; disputed', found, before, after);
    expect(before - after).toBeLessThan(TAO / 5n);
  });

  it('K12 who announces a coldkey swap that nobody answers has everything when the wait is over', async () => {
    await watching.ring();
    seen = (await watching.alerts()).length;
    const before = await worthOf(me.address);
    // A coldkey that never staked.
    const next = '5GrpknVvGGrGH3EFuURXeMrWHvbpj3VfER1oX5jFtuGbfzCE';
    await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [
      blake2AsHex(thief.api.createType('AccountId', next).toU8a()),
    ]);
    const found = await tell();
    const announced = world.devnet.state().get('SubtensorModule', 'ColdkeySwapAnnouncements', me.address) as [
      number,
      string,
    ];
    world.devnet.poke(
      'SubtensorModule',
      'ColdkeySwapAnnouncements',
      [me.address],
      [world.devnet.best().number, announced[1]],
    );
    await thief.send(me, 'subtensorModule', 'swapColdkeyAnnounced', [next]);
    const after = await worthOf(me.address);
    noted('coldkey itself, announces a swap; nobody answers for five days', found, before, after);
    expect(after).toBeLessThan(TAO);
  });
});
