import { decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dapp } from '../pages/dapp.js';
import { Approval, type Popup } from '../pages/popup.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, stakeOf, validatorOn } from '../support/funded.js';
import { realMetadata, startWorld, type World } from '../support/world.js';

const NETUID = 2;
const real = realMetadata(424);

describe.each([
  { chain: "devnet's own metadata", metadata: undefined },
  ...(real ? [{ chain: 'the real metadata of spec 424', metadata: real }] : []),
])('the main job on $chain', { timeout: JOURNEY_MS }, ({ metadata }) => {
  let world: World;
  let popup: Popup;

  beforeAll(async () => {
    world = await startWorld(metadata ? { metadata } : {});
    popup = await openFunded(world);
  });
  afterAll(() => world?.close());

  it('P1 P2 P3 shows TAO, root stake and alpha positions at exit value', async () => {
    const text = async () => (await popup.portfolio.innerText()).replace(/\s+/g, ' ');
    for (const part of [/Free/, /Root stake/, /SN\d+/]) await eventually(text).toMatch(part);
    await eventually(() => popup.total.innerText()).toMatch(/\d/);
  });

  it('T1 T2 T3 T6 stakes from the form with a bounded price and follows it to finality', async () => {
    const { hotkey, name } = validatorOn(world.devnet, NETUID);
    const { address } = practiceOf(world.devnet);
    const before = await stakeOf(world.devnet, address, hotkey, NETUID);
    const stake = await popup.openStake();
    await stake.fill(`SN${NETUID}`, name, '5');
    const approval = await stake.review();
    const text = await approval.text();
    expect(text).toContain('Stake 5');
    expect(text).toContain('You get, at least');
    expect(text).toContain('both decoders agree');
    await approval.approve();
    await stake.reaches('finalized');
    const after = await stakeOf(world.devnet, address, hotkey, NETUID);
    expect(after).toBeGreaterThan(before);
    await popup.reopen();
    await popup.subnet(NETUID).waitFor();
    const rows = await popup.openActivity();
    await eventually(() => rows.first().getAttribute('data-state')).toBe('finalized');
    expect(await rows.first().innerText()).toMatch(/Stake/);
  });

  it('A1 a dApp finds the wallet, connects, stakes and unstakes through approvals', async () => {
    const { hotkey, name } = validatorOn(world.devnet, NETUID);
    const { address } = practiceOf(world.devnet);
    const site = await Dapp.open(world);
    expect(
      await site.page.evaluate(
        () => (window as unknown as { walletAtFirstScript: boolean }).walletAtFirstScript,
      ),
    ).toBe(true);
    const connect = await Approval.during(world.extension, () => site.connect());
    expect(await connect.text()).toContain(new URL(world.dapp.url).host);
    await connect.approve();
    expect(await site.line('connected')).toContain('1 account(s)');

    await site.fill(NETUID, hotkey, '3');
    const stake = await Approval.during(world.extension, () => site.stake());
    const text = await stake.text();
    expect(text).toContain('Stake 3');
    expect(text).toContain(name);
    const before = await stakeOf(world.devnet, address, hotkey, NETUID);
    await stake.approve();
    expect(await site.line('finalized')).toMatch(/StakeAdded/);
    expect(await stakeOf(world.devnet, address, hotkey, NETUID)).toBeGreaterThan(before);

    const unstake = await Approval.during(world.extension, () => site.unstake());
    expect(await unstake.text()).toContain('Unstake');
    await unstake.approve();
    await site.page.locator('#log li[data-kind="finalized"]').nth(1).waitFor();
    expect(await stakeOf(world.devnet, address, hotkey, NETUID)).toBe(0n);
    await site.page.close();
  });

  it('A12 signs a message that another library verifies', async () => {
    const { address } = practiceOf(world.devnet);
    const site = await Dapp.open(world);
    await site.connect();
    await site.line('connected');
    const text = 'Kelvin, zero degrees';
    const approval = await Approval.during(world.extension, () => site.signMessage(text));
    expect(await approval.text()).toContain(text);
    await approval.approve();
    const signature = (await site.line('signature')).replace('Signature: ', '');
    expect(signatureVerify(`<Bytes>${text}</Bytes>`, signature, decodeAddress(address)).isValid).toBe(true);
    await site.page.close();
  });

  it('a refusal reaches the page and nothing is signed', async () => {
    const { hotkey } = validatorOn(world.devnet, NETUID);
    const site = await Dapp.open(world);
    await site.connect();
    await site.line('connected');
    await site.fill(NETUID, hotkey, '1');
    const approval = await Approval.during(world.extension, () => site.stake());
    // Live after a moment of its own, and by then it listens for the key.
    await approval.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
    // The window closes on the key's way down, so the key never comes up again; what counts is what the page hears.
    await approval.page.keyboard.press('Escape').catch(() => undefined);
    expect(await site.line('error')).toContain('Cancelled');
    await site.page.close();
  });
});
