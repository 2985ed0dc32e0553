import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import type { Alerts } from '../../../src/protocol/ui/watch.js';
import { PASSWORD } from '../pages/onboarding.js';
import { OperationScreen } from '../pages/operation.js';
import { Popup } from '../pages/popup.js';
import { heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { Thief } from '../support/thief.js';
import { askBackground, Watching } from '../support/watching.js';
import { startWorld, type World } from '../support/world.js';

const NETUID = 2;
const HASH = `0x${'5a'.repeat(32)}`;
/** Half of what the network takes: two of them are room for a keeper to be opened on a busy machine, and what counts is blocks. */
const BLOCK_MS = 6_000;
const EVERYTHING = { watch: { everySeconds: 900, quiet: [] } };

/** The thief has the practice phrase, which is public, and a client of their own. */
describe('N1 the watchtower in a browser', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let thief: Thief;
  let watching: Watching;
  let me: DevnetAccount;
  let bob: DevnetAccount;
  let alice: DevnetAccount;
  let hotkey: string;

  /** Waits for a block that no check has looked at yet. */
  const block = async (): Promise<void> => {
    const from = world.devnet.best().number;
    await eventually(() => world.devnet.best().number).toBeGreaterThan(from);
  };
  const accountOf = (name: string): DevnetAccount => {
    const found = world.devnet.accounts.find((account) => account.name === name);
    if (!found) throw new Error(`the scenario has no ${name}`);
    return found;
  };

  beforeAll(async () => {
    world = await startWorld({ blockTimeMs: BLOCK_MS });
    popup = await openFunded(world);
    me = practiceOf(world.devnet);
    bob = accountOf('Bob');
    alice = accountOf('Alice');
    hotkey = validatorOn(world.devnet, NETUID).hotkey;
    thief = await Thief.at(world.devnet);
    watching = new Watching(world.extension, world.devnet);
    // The test rings by itself.
    await askBackground(popup.page, 'settings.update', { patch: EVERYTHING });
    await watching.listen();
    await watching.ring();
  });
  afterAll(async () => {
    await thief?.close();
    await world?.close();
  });

  it('raises nothing for what the wallet itself stakes', async () => {
    const form = await OperationScreen.open(popup.page, '/stake');
    await form.choose('subnet-picker', `SN${NETUID}`);
    await form.choose('validator-picker', hotkey);
    await form.amount('40');
    expect((await form.carryOut()).state).toBe('finalized');
    await watching.ring();
    expect(await watching.kinds()).toEqual([]);
    expect(await watching.shown()).toEqual([]);
    expect(await watching.badge()).toBe('');
  });

  it('tells of a proxy that a thief adds, within two blocks of the alarm', async () => {
    await thief.send(me, 'proxy', 'addProxy', [bob.address, 'Any', 0]);
    const rangAt = world.devnet.best().number;
    await watching.ring();
    expect(world.devnet.best().number - rangAt).toBeLessThanOrEqual(2);
    await eventually(() => watching.notifications()).toEqual(['watch.emergency']);
    expect(await watching.kinds()).toEqual(['proxy-added']);
    await eventually(async () => (await watching.shown()).at(-1)?.message).toMatch(
      /^Somebody else may now act for /,
    );
    await eventually(() => watching.badge()).toBe('1');
  });

  it('tells of stake that the thief moves through the proxy', async () => {
    const before = await heldOf(world.devnet, me.address, hotkey, NETUID);
    const move = [bob.address, hotkey, NETUID, NETUID, before / 2n];
    const call = thief.api.tx.subtensorModule?.transferStake?.(...move);
    await thief.send(bob, 'proxy', 'proxy', [me.address, null, call]);
    await watching.ring();
    const [left] = await watching.alerts();
    expect(left?.facts).toMatchObject({ kind: 'stake-left', netuid: NETUID, hotkey });
    await eventually(() => watching.badge()).toBe('2');
    const listed = await askBackground<Alerts>(popup.page, 'alerts.list', {});
    expect(listed.alerts.map(({ facts }) => facts.kind)).toEqual(['stake-left', 'proxy-added']);
  });

  it('N1 K12 tells of a swap announced while the wallet is locked and no page is open, and names nothing', async () => {
    const name = ((await popup.page.evaluate(
      `chrome.storage.local.get(null).then((all) => all[all['vault.pointer']].accounts[0].name)`,
    )) ?? '') as string;
    await popup.reopen();
    await popup.live();
    await popup.lock();
    await popup.page.close();
    await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [HASH]);
    const rangAt = world.devnet.best().number;
    await watching.ring();
    expect(world.devnet.best().number - rangAt).toBeLessThanOrEqual(2);
    expect((await watching.alerts())[0]?.facts).toMatchObject({
      kind: 'swap-announced',
      newColdkeyHash: HASH,
    });
    await eventually(() => watching.notifications()).toEqual(['watch.alerts']);
    const said = (await watching.shown()).at(-1);
    expect(said?.message).toBe('Something about one of your accounts needs a look.');
    expect(JSON.stringify(said)).not.toContain(name);
    await eventually(() => watching.notifications()).toEqual(['watch.alerts']);
    await eventually(() => watching.hasKeeper()).toBe(false);
    popup = await Popup.open(world.extension);
    await expect(askBackground(popup.page, 'alerts.list', {})).rejects.toThrow('vault/locked');
    await popup.unlock(PASSWORD);
    await popup.total.waitFor();
    const { alerts } = await askBackground<Alerts>(popup.page, 'alerts.list', {});
    expect(alerts[0]?.facts.kind).toBe('swap-announced');
  });

  it('N1 K3 tells of a swap that already stands over an address that comes to be watched', async () => {
    await thief.send(alice, 'subtensorModule', 'announceColdkeySwap', [HASH]);
    const account = {
      kind: 'watch',
      name: 'Friend',
      role: 'coldkey',
      address: alice.address,
      cryptoType: null,
    };
    await askBackground(popup.page, 'wallet.addAccounts', { accounts: [account] });
    await block();
    await watching.ring();
    const raised = (await watching.alerts()).filter(({ address }) => address === alice.address);
    expect(raised.map(({ facts }) => facts.kind)).toEqual(['swap-announced']);
    await eventually(async () => (await watching.shown()).at(-1)?.message).toContain('Friend');
  });
});
