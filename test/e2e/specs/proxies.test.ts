import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import { PASSWORD } from '../pages/onboarding.js';
import type { Popup } from '../pages/popup.js';
import { type KeptAccount, RightsScreens } from '../pages/rights.js';
import { freeOf, heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { Keyboard } from '../support/keyboard.js';
import { chooseIn } from '../support/picker.js';
import { Thief } from '../support/thief.js';
import { askBackground } from '../support/watching.js';
import { startWorld, type World } from '../support/world.js';

const HASH = `0x${'5a'.repeat(32)}`;
const TAO = 1_000_000_000n;
const SUBNET = 1;

/** The person in the wallet; the chain read back by another client, which also plays everybody else. */
describe('proxies', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let rights: RightsScreens;
  /** Reads and signs with a client that is not the wallet's. */
  let other: Thief;
  let me: DevnetAccount;
  let alice: DevnetAccount;

  beforeEach(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    rights = new RightsScreens(popup.page);
    other = await Thief.at(world.devnet);
    me = practiceOf(world.devnet);
    alice = world.devnet.accounts[1] as DevnetAccount;
  });
  afterEach(async () => {
    await other?.close();
    await world?.close();
  });

  const grantsOf = async (address: string): Promise<unknown> =>
    ((await other.read('proxy', 'proxies', address)) as [unknown, unknown])[0];
  const addHot = async (): Promise<KeptAccount> => {
    const hot = await rights.addKey('Daily key', '17'.repeat(32));
    await other.send(alice, 'balances', 'transferKeepAlive', [hot.address, 5n * TAO]);
    return hot;
  };
  const fillStake = async (amount: string): Promise<void> => {
    const { page } = popup;
    await rights.go('/stake');
    for (const [picker, query] of [
      ['subnet-picker', String(SUBNET)],
      ['validator-picker', validatorOn(world.devnet, SUBNET).name],
    ] as const) {
      await chooseIn(page.getByTestId(picker), query);
    }
    await page.getByTestId('amount').fill(amount);
  };
  const stakeOf = (who: string): Promise<bigint> =>
    heldOf(world.devnet, who, validatorOn(world.devnet, SUBNET).hotkey, SUBNET);

  it('K10 the wizard to its end by keyboard; then the daily key stakes for a coldkey that is not here any more', async () => {
    const { page } = popup;
    const hot = await addHot();
    const [cold] = await rights.accounts();
    await rights.go(`/rights/offline/${cold?.accountId}`);
    const keys = await Keyboard.on(page);
    const next = (step: string) =>
      page.locator(`[data-testid="offline-steps"][data-next="${step}"]`).waitFor();
    await next('key');
    await page.getByTestId('hot-key').focus();
    await keys.choose('Daily');

    await next('right');
    await keys.use('button', 'Give the right');
    await page.locator('[data-testid="review"]:not([aria-disabled="true"])').waitFor();
    await keys.use('button', 'Review: give the right');
    await page.getByTestId('approval').waitFor();
    expect(await rights.approve()).toBe('finalized');
    expect(await grantsOf(me.address)).toEqual([{ delegate: hot.address, proxyType: 'Staking', delay: 0 }]);
    await keys.use('button', 'Done');

    await next('rescue');
    await keys.use('button', 'Go on without');
    await next('out');
    await page.getByTestId('take-out').waitFor();
    await keys.tabTo('checkbox', /I have read my backup again/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type(cold?.name ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await next('done');
    const kept = (await rights.accounts()).find(({ address }) => address === me.address);
    expect(kept).toMatchObject({ name: cold?.name, source: null });

    const [before, nonceFree] = [await stakeOf(me.address), freeOf(world.devnet, hot.address)];
    await fillStake('2');
    await rights.review();
    await eventually(() => page.getByTestId('approval').innerText()).toContain('Daily key');
    expect(await rights.approve()).toBe('finalized');
    expect(await stakeOf(me.address)).toBeGreaterThan(before);
    // The fee was the daily key's.
    expect(freeOf(world.devnet, hot.address)).toBeLessThan(nonceFree);
  });

  it('K10 a delayed right: announced from the stake form, counted down, carried out when it is due', async () => {
    const { page } = popup;
    await other.send(alice, 'proxy', 'addProxy', [me.address, 'Staking', 6]);
    const watched = {
      kind: 'watch',
      name: 'Team coldkey',
      role: 'coldkey',
      address: alice.address,
      cryptoType: null,
    };
    const { accounts } = await askBackground<{ accounts: KeptAccount[] }>(page, 'wallet.addAccounts', {
      accounts: [watched],
    });
    const [mine] = await rights.accounts();
    await rights.switchTo(accounts[0]?.accountId ?? '');
    const before = await stakeOf(alice.address);
    await fillStake('3');
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    const [announced] = (await other.read('proxy', 'announcements', me.address)) as [Array<{ real: string }>];
    expect(announced).toHaveLength(1);
    expect(announced[0]?.real).toBe(alice.address);
    expect(await stakeOf(alice.address)).toBe(before);

    await rights.switchTo(mine?.accountId ?? '');
    await rights.overview();
    const call = page.getByTestId('announced-call');
    await call.waitFor();
    await page.locator('[data-testid="announced-call"][data-left="0"]').waitFor();
    await page.getByRole('link', { name: 'Carry out' }).click();
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    expect(await other.read('proxy', 'announcements', me.address)).toEqual([[], 0]);
    expect(await stakeOf(alice.address)).toBeGreaterThan(before);
  });

  it('K10 an announcement is rejected, and a right taken back in two presses; the deposit returns', async () => {
    const { page } = popup;
    await other.send(me, 'proxy', 'addProxy', [alice.address, 'Any', 600]);
    await other.send(alice, 'proxy', 'announce', [me.address, HASH]);
    const free = freeOf(world.devnet, me.address);
    await rights.overview();
    await page.getByTestId('announced-call').waitFor();
    await eventually(() => page.getByTestId('countdown').innerText()).toMatch(/\d+ blocks, about 2 hours/);
    await eventually(() => rights.text()).toContain('can take everything');
    await page.getByRole('link', { name: 'Reject' }).click();
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    expect(await other.read('proxy', 'announcements', alice.address)).toEqual([[], 0]);

    await rights.overview();
    await page.getByTestId('grant').click();
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    expect(await other.read('proxy', 'proxies', me.address)).toEqual([[], 0]);
    expect(freeOf(world.devnet, me.address)).toBeGreaterThan(free);
  });

  it('K10 a look through the chain finds an account that named the key, and it can be watched', async () => {
    const { page } = popup;
    await other.send(alice, 'proxy', 'addProxy', [me.address, 'Staking', 0]);
    await rights.overview();
    await page.getByTestId('find-rights').click();
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByTestId('held-right').waitFor();
    await eventually(async () => (await rights.accounts()).map(({ address }) => address)).toContain(
      alice.address,
    );
  });

  it('K11 a keyless account is made, used through its controller, handed over and destroyed', async () => {
    const { page } = popup;
    await rights.go('/rights/pure');
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    await rights.go('/rights/pure');
    await page.getByTestId('new-pure').getByRole('button', { name: 'Keep it in the wallet' }).click();
    await page.getByTestId('controllers').waitFor();
    const pure = (await rights.accounts()).find(({ custody }) => custody?.kind === 'pure');
    if (!pure) throw new Error('no keyless account was kept');
    expect(await grantsOf(pure.address)).toEqual([{ delegate: me.address, proxyType: 'Any', delay: 0 }]);

    await other.send(alice, 'balances', 'transferKeepAlive', [pure.address, 20n * TAO]);
    await page.getByRole('button', { name: 'Use this account' }).click();
    await popup.shows(pure.name);
    await page.getByTestId('total').waitFor();
    const before = await stakeOf(pure.address);
    await fillStake('4');
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    expect(await stakeOf(pure.address)).toBeGreaterThan(before);

    await rights.go(`/rights/pure/${pure.accountId}/hand-over/${alice.address}`);
    await page.locator('[data-testid="hand-over-step"][data-step="give"]').waitFor();
    await rights.review();
    expect(await rights.approve()).toBe('finalized');
    expect(await grantsOf(pure.address)).toHaveLength(2);
    // Now the old right would be ended; the person goes back instead, and destroys the account with what is in it.
    await rights.go(`/rights/pure/${pure.accountId}/hand-over/${alice.address}`);
    await page.locator('[data-testid="hand-over-step"][data-step="remove"]').waitFor();
    await rights.go(`/rights/pure/${pure.accountId}/destroy`);
    await page.getByTestId('typed-name').fill(pure.name);
    await page.getByTestId('left-in-it').waitFor();
    expect(await page.getByTestId('review').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('left-in-it').getByRole('checkbox').check();
    await rights.review();
    await eventually(() => page.getByTestId('approval').innerText()).toMatch(/everything left in it/);
    expect(await rights.approve()).toBe('finalized');
    expect(await other.read('proxy', 'proxies', pure.address)).toEqual([[], 0]);
  });
});
