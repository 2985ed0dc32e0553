import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dapp } from '../pages/dapp.js';
import { Approval } from '../pages/popup.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 2;

describe('S24 the worker dies between request and approval', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await openFunded(world);
  });
  afterAll(() => world?.close());

  async function connected(): Promise<Dapp> {
    const site = await Dapp.open(world);
    await site.connect();
    return site;
  }

  function nonce(): number {
    const account = world.devnet.state().get('System', 'Account', practiceOf(world.devnet).address) as {
      nonce: number;
    };
    return account.nonce;
  }

  it('signs exactly once after the approval is given to the new worker', async () => {
    const site = await Dapp.open(world);
    const connect = await Approval.during(world.extension, () => site.connect());
    await connect.approve();
    await site.line('connected');
    const before = nonce();
    await site.fill(NETUID, validatorOn(world.devnet, NETUID).hotkey, '2');
    const approval = await Approval.during(world.extension, () => site.stake());
    await approval.approveButton.waitFor();
    await world.extension.killWorker();
    await approval.approve();
    expect(await site.line('finalized')).toMatch(/StakeAdded/);
    expect(nonce()).toBe(before + 1);
    await site.page.close();
  });

  it('ends in a clean refusal when the user says no to the new worker', async () => {
    const site = await connected();
    await site.line('connected');
    const before = nonce();
    await site.fill(NETUID, validatorOn(world.devnet, NETUID).hotkey, '2');
    const approval = await Approval.during(world.extension, () => site.stake());
    await approval.approveButton.waitFor();
    await world.extension.killWorker();
    await approval.reject();
    expect(await site.line('error')).toContain('Cancelled');
    expect(nonce()).toBe(before);
    await site.page.close();
  });

  it('ends in a refusal when the window is closed while no worker runs', async () => {
    const site = await connected();
    await site.line('connected');
    await site.fill(NETUID, validatorOn(world.devnet, NETUID).hotkey, '2');
    const approval = await Approval.during(world.extension, () => site.stake());
    await approval.approveButton.waitFor();
    await world.extension.killWorker();
    await approval.page.close();
    expect(await site.line('error')).toContain('Cancelled');
    await site.page.close();
  });
});
