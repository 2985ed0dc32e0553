import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DevnetAccount } from '../../../devnet/index.js';
import {
  addressOfMembers,
  hashOfCall,
  inByteOrder,
  parseSharedCall,
} from '../../../src/core/routes/shared-call.js';
import type { Popup } from '../pages/popup.js';
import { StakeScreen } from '../pages/popup.js';
import { type KeptAccount, RightsScreens } from '../pages/rights.js';
import { freeOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, stakeOf, validatorOn } from '../support/funded.js';
import { pressLive } from '../support/press.js';
import { Thief } from '../support/thief.js';
import { startWorld, type World } from '../support/world.js';

const TAO = 1_000_000_000n;
const NETUID = 1;

interface Waiting {
  depositor: string;
  approvals: string[];
  deposit: number;
}

/** Two members in this wallet, a third with another client, and the chain as the judge. */
describe('multisig', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let screens: RightsScreens;
  let other: Thief;
  let me: DevnetAccount;
  let third: DevnetAccount;
  let second: KeptAccount;
  let shared: string;

  beforeEach(async () => {
    world = await startWorld();
    popup = await openFunded(world);
    screens = new RightsScreens(popup.page);
    other = await Thief.at(world.devnet);
    me = practiceOf(world.devnet);
    third = world.devnet.accounts[2] as DevnetAccount;
    second = await screens.addKey('Second member', '7b'.repeat(32));
    shared = addressOfMembers([me.address, second.address, third.address], 2);
    await other.send(me, 'balances', 'transferKeepAlive', [second.address, 20n * TAO]);
  });
  afterEach(async () => {
    await other?.close();
    await world?.close();
  });

  /** Sets the account up on its screen, as a person would. */
  const setUp = async (): Promise<void> => {
    await screens.go('/shared');
    await popup.page.getByTestId('empty-state').getByRole('button').first().click();
    await popup.page.getByTestId('member-address').fill([third.address, second.address].join('\n'));
    await popup.page.getByTestId('add-member').click();
    await popup.page.getByTestId('choose-member').click();
    await popup.page.locator('.sheet-row').first().click();
    await popup.page.getByTestId('threshold').getByText('2 of 3').waitFor();
    const preview = async () =>
      (await popup.page.getByTestId('shared-address').innerText()).replace(/\s+/g, '');
    await eventually(preview).toBe(shared);
    await popup.page.getByText('0.196').waitFor();
    await popup.page.getByTestId('shared-name').fill('Treasury');
    await popup.page.getByTestId('keep-shared').click();
    await popup.page.getByTestId('shared-page').waitFor();
    await other.send(me, 'balances', 'transferKeepAlive', [shared, 50n * TAO]);
  };
  const openShared = async (): Promise<void> => {
    await screens.go('/');
    await screens.go(`/shared/${shared}`);
    await popup.page.getByTestId('shared-page').waitFor();
  };
  const waiting = async (callHash: string): Promise<Waiting | null> =>
    (await other.read('multisig', 'multisigs', shared, callHash)) as Waiting | null;
  /** The hash of the only operation on screen. */
  const onlyHash = async (): Promise<string> => {
    const card = popup.page.getByTestId('operation');
    await card.waitFor();
    return (await card.getAttribute('data-hash')) ?? '';
  };
  const approveAs = async (name: string): Promise<void> => {
    const ready = popup.page.locator('[data-testid="approve-operation"]:not([aria-disabled="true"])');
    await ready.waitFor();
    const choice = popup.page.getByLabel(name, { exact: true });
    if (await choice.isVisible()) await choice.check();
    await pressLive(ready);
    await popup.page.getByTestId('approval').waitFor();
  };
  /** Proposes a stake from the ordinary form, with the shared account in front. */
  const proposeStake = async (): Promise<string> => {
    const { hotkey } = validatorOn(world.devnet, NETUID);
    await popup.page.getByTestId('act-as').click();
    await popup.shows('Treasury');
    await popup.live();
    await screens.go('/stake');
    await new StakeScreen(popup.page).fill(`SN${NETUID}`, hotkey, '3');
    await screens.review();
    expect(await screens.approve()).toBe('finalized');
    return hotkey;
  };

  it('K9 2 of 3: proposed from the stake form, read by another client, approved by the second member', async () => {
    await setUp();
    const hotkey = await proposeStake();
    await openShared();
    const callHash = await onlyHash();
    const seen = await waiting(callHash);
    const proposer = seen?.depositor ?? '';
    expect([me.address, second.address]).toContain(proposer);
    expect(seen).toMatchObject({ approvals: [proposer], deposit: 196_000_000 });
    expect(await stakeOf(world.devnet, shared, hotkey, NETUID)).toBe(0n);
    await popup.page.getByTestId('operation-title').getByText('Stake').waitFor();
    await popup.page.getByText('This is the last approval').waitFor();
    await popup.page.getByTestId('price-now').waitFor();
    await approveAs('Second member');
    expect(await screens.approve()).toBe('finalized');
    expect(await waiting(callHash)).toBeNull();
    expect(await stakeOf(world.devnet, shared, hotkey, NETUID)).toBeGreaterThan(0n);
    expect(await other.read('system', 'account', proposer)).toMatchObject({ data: { reserved: 0 } });
    await openShared();
    await popup.page.getByTestId('none-waiting').waitFor();
  });

  it('K9 begun elsewhere by hash alone: not approved blindly, a wrong file refused, the right one carried out', async () => {
    await setUp();
    const call = other.api.tx.balances?.transferKeepAlive?.(second.address, 7n * TAO);
    if (!call) throw new Error('no transfer');
    const callHex = call.method.toHex();
    const callHash = hashOfCall(callHex);
    const others = inByteOrder([me.address, second.address]);
    await other.send(third, 'multisig', 'approveAsMulti', [
      2,
      others,
      null,
      callHash,
      { refTime: 0, proofSize: 0 },
    ]);
    await openShared();
    await eventually(onlyHash).toBe(callHash);
    await eventually(() => popup.page.getByTestId('operation-title').innerText()).toBe(
      'Only its fingerprint is on the network',
    );
    expect(await popup.page.getByTestId('approve-operation').count()).toBe(0);
    const genesisHash = other.api.genesisHash.toHex();
    const account = { account: shared, threshold: 2 };
    const signatories = inByteOrder([...others, third.address]);
    const file = (name: string, hex: string): string => {
      const path = join(tmpdir(), name);
      const text = { kind: 'kelvin-call', version: 1, genesisHash, ...account, signatories, callHex: hex };
      writeFileSync(path, JSON.stringify(text));
      return path;
    };
    await popup.page.getByTestId('receive-call').click();
    await popup.page
      .getByTestId('shared-file')
      .setInputFiles(file('wrong-call.json', `${callHex.slice(0, -2)}ff`));
    await popup.page.locator('[data-error-code="multisig/unknown"]').waitFor();
    await popup.page.getByTestId('shared-file').setInputFiles(file('call.json', callHex));
    await popup.page.getByTestId('operation-title').getByText('Send 7').waitFor();
    const before = freeOf(world.devnet, second.address);
    await approveAs('Practice');
    expect(await screens.approve()).toBe('finalized');
    expect(freeOf(world.devnet, second.address) - before).toBe(7n * TAO);
    expect(await waiting(callHash)).toBeNull();
  });

  it('K9 kept private: the chain has the hash alone, the file leads another member to the very call; then cancelled', async () => {
    await setUp();
    await popup.page.getByRole('switch').click();
    await popup.page.locator('[role="switch"][aria-checked="true"]').waitFor();
    await proposeStake();
    await openShared();
    const callHash = await onlyHash();
    await popup.page.getByText('the call is kept in Kelvin').waitFor();
    await popup.page.getByTestId('share-call').click();
    const [download] = await Promise.all([
      popup.page.waitForEvent('download'),
      popup.page.getByTestId('give-file').click(),
    ]);
    const handed = parseSharedCall(readFileSync(await download.path(), 'utf8'));
    expect(hashOfCall(handed.callHex)).toBe(callHash);
    expect(handed.account).toBe(shared);
    await popup.page.getByTestId('give-code').click();
    await popup.page.getByTestId('code-frames').waitFor();
    await popup.page.keyboard.press('Escape');
    await pressLive(popup.page.locator('[data-testid="cancel-operation"]:not([aria-disabled="true"])'));
    await popup.page.getByTestId('approval').waitFor();
    expect(await screens.approve()).toBe('finalized');
    expect(await waiting(callHash)).toBeNull();
    expect(await other.read('system', 'account', me.address)).toMatchObject({ data: { reserved: 0 } });
  });
});
