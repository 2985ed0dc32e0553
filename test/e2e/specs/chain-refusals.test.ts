import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Popup } from '../pages/popup.js';
import { eventually } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 2;

describe("N5 the chain's own refusals are shown in plain words, and nothing is lost", () => {
  let world: World;
  let popup: Popup;
  beforeAll(async () => {
    world = await startWorld({ blockTimeMs: 'manual' });
    // Keys of the shield are announced two blocks ahead.
    for (let block = 0; block < 4; block += 1) await world.devnet.produceBlock();
    popup = await openFunded(world);
  });
  afterAll(() => world?.close());

  it('S79 a price that moved between quote and block fails with the reason and the fee', async () => {
    const { address } = practiceOf(world.devnet);
    const stake = await popup.openStake();
    await stake.fill(`SN${NETUID}`, validatorOn(world.devnet, NETUID).name, '5');
    const approval = await stake.review();
    const reserve = world.devnet.state().get('SubtensorModule', 'SubnetTAO', NETUID) as bigint;
    await approval.approve();
    await eventually(() => world.devnet.pendingCalls().length).toBe(1);
    // Somebody else's trade lands first: the pool holds a tenth more TAO, so the price is above the limit.
    world.devnet.poke('SubtensorModule', 'SubnetTAO', [NETUID], (reserve * 11n) / 10n);
    // The key it is hidden with is that of the block after next.
    await world.devnet.produceBlock();
    await world.devnet.produceBlock();
    await world.devnet.finalize();
    await stake.reaches('failed');
    await popup.page.getByTestId('failure').first().waitFor();
    const failure = await popup.page.getByTestId('failure').first().innerText();
    expect(failure).toMatch(/price/i);
    expect(failure).toMatch(/fee/i);
    const account = world.devnet.state().get('System', 'Account', address) as { nonce: number };
    // The carrier and what was in it.
    expect(account.nonce).toBe(2);
  });

  it('a pool rejection says why, that no money moved, and what to do', async () => {
    const { address } = practiceOf(world.devnet);
    await popup.reopen();
    await popup.live();
    const stake = await popup.openStake();
    await stake.fill(`SN${NETUID}`, validatorOn(world.devnet, NETUID).name, '5');
    const approval = await stake.review();
    // The account is emptied elsewhere between review and approval: the node then refuses to take the transaction.
    const account = world.devnet.state().get('System', 'Account', address) as { data: { free: bigint } };
    const poor = { ...account, data: { ...account.data, free: 1_000n } };
    world.devnet.poke('System', 'Account', [address], poor);
    await world.devnet.produceBlock();
    await approval.approve();
    await popup.page.getByText('The balance did not cover the fee').first().waitFor();
    expect(await popup.page.locator('body').innerText()).toMatch(
      /No money moved|Nothing was sent|no fee was paid/,
    );
    const after = world.devnet.state().get('System', 'Account', address) as { nonce: number };
    expect(after.nonce).toBe(2);
  });
});
