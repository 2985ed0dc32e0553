import type { Signer, SubmittableExtrinsic } from '@polkadot/api/types';
import type { SignerPayloadJSON } from '@polkadot/types/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import { addressOfMembers } from '../../../src/core/routes/shared-call.js';
import { Dapp } from '../pages/dapp.js';
import { ImportPage } from '../pages/import.js';
import { Approval, type Popup, StakeScreen } from '../pages/popup.js';
import { freeOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, stakeOf, validatorOn } from '../support/funded.js';
import { Thief } from '../support/thief.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 1;

type Call = SubmittableExtrinsic<'promise'>;

/** A site asks for an account without a key in the wallet; the wallet signs for it by way of others. */
describe('signing as', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  /** polkadot-js, which knows nothing of the wallet: it gives the rights and reads what came of them. */
  let other: Thief;
  let me: DevnetAccount;
  let cold: DevnetAccount;

  beforeEach(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    other = await Thief.at(world.devnet);
    me = practiceOf(world.devnet);
    cold = world.devnet.accounts[2] as DevnetAccount;
  });
  afterEach(async () => {
    await other?.close();
    await world?.close();
  });

  const watch = async (): Promise<void> => {
    const page = await ImportPage.open(world.extension, 'add/watch');
    await page.source.fill(cold.address);
    await page.name('Freezer');
    await page.store();
    await page.page.close();
  };

  /** The page connects, and is given this account alone. */
  const connected = async (name = 'Freezer'): Promise<Dapp> => {
    const dapp = await Dapp.open(world);
    const approval = await Approval.during(world.extension, () => dapp.connect());
    const account = approval.page.locator('.connect-account', { hasText: name }).getByRole('checkbox');
    await account.waitFor();
    for (const box of await approval.page.locator('.connect-account').getByRole('checkbox').all())
      await box.uncheck();
    await account.check();
    await approval.approve();
    await dapp.line('connected');
    return dapp;
  };

  /** Any call, asked for by a page through the injected signer as a library would. */
  const ask = (dapp: Dapp, call: Call | undefined): Promise<string> => {
    if (!call) throw new Error('the chain has no such call');
    const signer: Signer = {
      signPayload: (payload: SignerPayloadJSON) =>
        dapp.page.evaluate(
          `injectedWeb3.kelvin.enable('Frost').then(({ signer }) => signer.signPayload(${JSON.stringify(payload)}))`,
        ),
    };
    return call.signAndSend(cold.address, { signer, withSignedTransaction: true }).then(
      (hash) => hash.toHex(),
      (error: Error) => `refused: ${error.message}`,
    );
  };

  const path = (approval: Approval, words: string) =>
    approval.page.locator('[data-testid="paths"] label', { hasText: words });

  it('A9 K9 a staking right signs for the account: chosen, explained, included as its own stake', async () => {
    const { hotkey } = validatorOn(world.devnet, NETUID);
    await other.send(cold, 'proxy', 'addProxy', [me.address, 'Staking', 0]);
    await watch();
    const dapp = await connected();
    const before = await stakeOf(world.devnet, cold.address, hotkey, NETUID);
    const mine = await stakeOf(world.devnet, me.address, hotkey, NETUID);
    await dapp.fill(NETUID, hotkey, '3');
    const approval = await Approval.during(world.extension, () => dapp.stake());
    await path(approval, 'as Staking proxy of Freezer').click();
    await approval.page.getByTestId('use-path').click();
    await approval.page.getByTestId('chosen-path').waitFor();
    const text = await approval.text();
    expect(text).toContain('as Staking proxy of Freezer');
    expect(text).toMatch(/Stake 3/);
    await approval.approve();
    expect(await dapp.line('finalized')).toContain('Staked 3');
    expect(await stakeOf(world.devnet, cold.address, hotkey, NETUID)).toBeGreaterThan(before);
    expect(await stakeOf(world.devnet, me.address, hotkey, NETUID)).toBe(mine);
  });

  it('A9 a staking right does not reach a transfer: greyed with its reason, and the site is refused', async () => {
    await other.send(cold, 'proxy', 'addProxy', [me.address, 'Staking', 0]);
    await watch();
    const dapp = await connected();
    const transfer = other.api.tx.balances?.transferKeepAlive?.(me.address, 1_000_000n) as Call | undefined;
    let answer: Promise<string> = Promise.resolve('');
    const approval = await Approval.during(world.extension, async () => {
      answer = ask(dapp, transfer);
    });
    const staking = path(approval, 'as Staking proxy of Freezer');
    await staking.waitFor();
    await eventually(() => staking.getAttribute('data-may')).toBe('no');
    expect(await staking.innerText()).toContain('A right of type Staking does not allow this.');
    expect(await approval.page.getByTestId('use-path').count()).toBe(0);
    expect(await approval.page.getByTestId('approve').count()).toBe(0);
    await approval.reject();
    expect(await answer).toMatch(/^refused: /);
  });

  it('A9 K9 with a second right only the one that reaches so far can be chosen; the transfer is the account’s own', async () => {
    await other.send(cold, 'proxy', 'addProxy', [me.address, 'Staking', 0]);
    await other.send(cold, 'proxy', 'addProxy', [me.address, 'Transfer', 0]);
    await watch();
    const dapp = await connected();
    const to = world.devnet.accounts[1]?.address ?? '';
    const before = freeOf(world.devnet, to);
    const transfer = other.api.tx.balances?.transferKeepAlive?.(to, 2_000_000_000n) as Call | undefined;
    let answer: Promise<string> = Promise.resolve('');
    const approval = await Approval.during(world.extension, async () => {
      answer = ask(dapp, transfer);
    });
    // Barred, and pressed all the same.
    await path(approval, 'as Staking proxy of Freezer').click({ force: true });
    await approval.page.getByTestId('use-path').click({ force: true });
    expect(await approval.page.getByTestId('chosen-path').count()).toBe(0);
    await path(approval, 'as Transfer proxy of Freezer').click();
    await approval.page.getByTestId('use-path').click();
    await approval.page.getByTestId('chosen-path').waitFor();
    await approval.approve();
    expect(await answer).toMatch(/^0x[0-9a-f]{64}$/);
    await eventually(() => freeOf(world.devnet, to)).toBeGreaterThanOrEqual(before + 2_000_000_000n);
  });

  it('A9 K9 the wallet’s own forms act for the watched account by the same right', async () => {
    const { hotkey, name } = validatorOn(world.devnet, NETUID);
    await other.send(cold, 'proxy', 'addProxy', [me.address, 'Staking', 0]);
    await watch();
    await popup.switchTo('Freezer');
    const before = await stakeOf(world.devnet, cold.address, hotkey, NETUID);
    await popup.page.getByRole('button', { name: 'Stake', exact: true }).click();
    await popup.page.getByTestId('signed-by').getByText('as Staking proxy of Freezer').waitFor();
    const form = new StakeScreen(popup.page);
    await form.fill(String(NETUID), name, '2');
    const review = await form.review();
    expect(await review.text()).toMatch(/Stake 2/);
    await review.approve();
    await form.reaches('finalized');
    expect(await stakeOf(world.devnet, cold.address, hotkey, NETUID)).toBeGreaterThan(before);
  });

  it('A9 K10 for a shared account the member’s signature begins an operation that waits for another', async () => {
    const { hotkey } = validatorOn(world.devnet, NETUID);
    const third = world.devnet.accounts[1] as DevnetAccount;
    const shared = addressOfMembers([me.address, cold.address, third.address], 2);
    await other.send(me, 'balances', 'transferKeepAlive', [shared, 50_000_000_000n]);
    await popup.page.goto(popup.page.url().replace(/(?:#.*)?$/, '#/shared/new'));
    await popup.page.getByTestId('member-address').fill([cold.address, third.address].join('\n'));
    await popup.page.getByTestId('add-member').click();
    await popup.page.getByTestId('choose-member').click();
    await popup.page.locator('.sheet-row').first().click();
    await popup.page.getByTestId('shared-name').fill('Treasury');
    await popup.page.getByTestId('keep-shared').click();
    await popup.page.getByTestId('shared-page').waitFor();
    const dapp = await connected('Treasury');
    await dapp.fill(NETUID, hotkey, '3');
    const approval = await Approval.during(world.extension, () => dapp.stake());
    const member = path(approval, 'You approve as Main coldkey');
    await member.click();
    await eventually(() => member.innerText()).toContain('1 more approval is needed after this one.');
    await approval.page.getByTestId('use-path').click();
    await approval.page.getByTestId('chosen-path').waitFor();
    await approval.approve();
    await dapp.line('finalized');
    const waiting = await other.api.query.multisig?.multisigs?.entries(shared);
    expect(waiting?.map(([, value]) => value.toJSON())).toMatchObject([
      { depositor: me.address, approvals: [me.address] },
    ]);
    expect(await stakeOf(world.devnet, shared, hotkey, NETUID)).toBe(0n);
  });

  it('A9 without any right the account is not offered to a site, and its forms say why', async () => {
    await watch();
    const dapp = await Dapp.open(world);
    const approval = await Approval.during(world.extension, () => dapp.connect());
    await approval.page.locator('.connect-account').first().waitFor();
    expect(await approval.page.locator('.connect-account', { hasText: 'Freezer' }).count()).toBe(0);
    await approval.reject();
    await popup.switchTo('Freezer');
    await popup.page.goto(popup.page.url().replace(/(?:#.*)?$/, '#/do/send'));
    await popup.page.getByTestId('watched-only').getByText('This account is only watched.').waitFor();
  });
});
