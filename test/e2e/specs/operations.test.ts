import { decodeAddress, evmToAddress } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperationScreen } from '../pages/operation.js';
import type { Popup } from '../pages/popup.js';
import { freeOf, heldOf } from '../support/chain-state.js';
import { JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { realMetadata, startWorld, type World } from '../support/world.js';

const TAO = 1_000_000_000n;
const NETUID = 2;
const OTHER_NETUID = 3;
const real = realMetadata(424);

/** Every operation of the staking family, from the form to the chain's own state. */
describe.each([
  { chain: "devnet's 424", options: {}, newer: false },
  { chain: 'the newer runtime', options: { profile: 'newer' as const }, newer: true },
  ...(real ? [{ chain: 'the real metadata of spec 424', options: { metadata: real }, newer: false }] : []),
])('operations on $chain', { timeout: JOURNEY_MS }, ({ options, newer }) => {
  let world: World;
  let popup: Popup;
  let me: string;
  let friend: string;
  let hotkey: string;
  let other: string;
  const open = (path: string) => OperationScreen.open(popup.page, path);
  const held = (of: string, netuid: number, who = me) => heldOf(world.devnet, who, of, netuid);

  beforeAll(async () => {
    world = await startWorld(options);
    popup = await openFunded(world);
    me = practiceOf(world.devnet).address;
    // The first account is the one that signs, the second the author of the blocks, who gets the fees.
    friend = world.devnet.accounts[2]?.address ?? '';
    if (!newer) {
      // Rewards of some blocks: half an alpha per TAO of root stake on two subnets (I96F32).
      const root = world.devnet.validators.find((one) => one.netuids.includes(0))?.hotkey ?? '';
      const rates = [NETUID, OTHER_NETUID].map((netuid) => [netuid, 1n << 31n]);
      world.devnet.poke('SubtensorModule', 'RootClaimable', [root], rates);
    }
    hotkey = validatorOn(world.devnet, NETUID).hotkey;
    other =
      world.devnet.validators.find((one) => one.netuids.includes(NETUID) && one.hotkey !== hotkey)?.hotkey ??
      '';
  });
  afterAll(() => world?.close());

  it('T6 T17 stake, hidden until it is in a block', async () => {
    const before = await held(hotkey, NETUID);
    const form = await open('/stake');
    await form.choose('subnet-picker', `SN${NETUID}`);
    await form.choose('validator-picker', hotkey);
    await form.amount('40');
    const { said, state, result } = await form.carryOut();
    expect(said).toContain('Protected');
    expect(state).toBe('finalized');
    expect(result).toMatch(/hidden|protected/i);
    expect(await held(hotkey, NETUID)).toBeGreaterThan(before);
  });

  it('T7 unstake an amount', async () => {
    const before = await held(hotkey, NETUID);
    const form = await open(`/do/unstake/${NETUID}/${hotkey}`);
    await form.amount('100');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(hotkey, NETUID)).toBe(before - 100n * TAO);
  });

  it('T7 unstake all of a position', async () => {
    const place = world.devnet.validators
      .flatMap((one) => one.netuids.map((netuid) => ({ hotkey: one.hotkey, netuid })))
      .filter(({ netuid }) => netuid !== 0 && netuid !== NETUID && netuid !== OTHER_NETUID);
    const bases = await Promise.all(place.map((one) => held(one.hotkey, one.netuid)));
    const found = place[bases.findIndex((base) => base > 0n)];
    expect(found).toBeDefined();
    const form = await open(`/do/unstake/${found?.netuid}/${found?.hotkey}`);
    await form.all();
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(found?.hotkey ?? '', found?.netuid ?? 0)).toBe(0n);
  });

  it('T8 another validator on the same subnet, without a trade', async () => {
    const [from, to] = [await held(hotkey, NETUID), await held(other, NETUID)];
    const form = await open(`/do/validator/${NETUID}/${hotkey}`);
    await form.choose('validator-picker', other);
    await form.amount('50');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(hotkey, NETUID)).toBe(from - 50n * TAO);
    expect((await held(other, NETUID)) - to).toBeGreaterThanOrEqual(50n * TAO - 2n);
  });

  it('T9 another subnet under the same validator, by one limited swap', async () => {
    const from = await held(hotkey, NETUID);
    const to = await held(hotkey, OTHER_NETUID);
    const form = await open(`/do/subnet/${NETUID}/${hotkey}`);
    await form.choose('subnet-picker', `SN${OTHER_NETUID}`);
    await form.amount('50');
    const { said, state } = await form.carryOut();
    expect(said).toContain('Protected');
    expect(state).toBe('finalized');
    expect(await held(hotkey, NETUID)).toBe(from - 50n * TAO);
    expect(await held(hotkey, OTHER_NETUID)).toBeGreaterThan(to);
  });

  it('S1 send, and the chain knows the recipient', async () => {
    const before = freeOf(world.devnet, friend);
    const form = await open('/do/send');
    await form.recipient(friend);
    await form.amount('1.5');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(freeOf(world.devnet, friend)).toBe(before + (3n * TAO) / 2n);
  });

  it('T10 alpha to another coldkey', async () => {
    const [mine, theirs] = [await held(other, NETUID), await held(other, NETUID, friend)];
    const form = await open(`/do/transfer/${NETUID}/${other}`);
    await form.recipient(friend);
    await form.amount('10');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(other, NETUID)).toBe(mine - 10n * TAO);
    expect((await held(other, NETUID, friend)) - theirs).toBeGreaterThanOrEqual(10n * TAO - 2n);
  });

  it('T11 claim root rewards', async () => {
    const form = await open('/do/claim');
    const { state } = await form.carryOut();
    expect(state).toBe('finalized');
  });

  it('T11 leave root with what is owed', async () => {
    const root = world.devnet.validators.find((one) => one.netuids.includes(0));
    const position = root ? await held(root.hotkey, 0) : 0n;
    expect(position).toBeGreaterThan(0n);
    const free = freeOf(world.devnet, me);
    const form = await open(`/do/exit-root/${root?.hotkey}`);
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(root?.hotkey ?? '', 0)).toBe(0n);
    expect(freeOf(world.devnet, me) - free).toBeGreaterThan(position - TAO);
  });

  it.skipIf(!newer)('T13 join a validator’s basket', async () => {
    const free = freeOf(world.devnet, me);
    const form = await open('/do/join');
    await form.choose(
      'validator-picker',
      world.devnet.validators.find((one) => one.netuids.includes(0))?.hotkey ?? '',
    );
    await form.amount('2');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(free - freeOf(world.devnet, me)).toBeGreaterThanOrEqual(2n * TAO);
  });

  it('T14 a basket: many subnets under one signature', async () => {
    const form = await open('/do/basket');
    await form.amount('6');
    const { said, state } = await form.carryOut();
    expect(said).toMatch(/subnets|6/);
    expect(state).toBe('finalized');
  });

  it('T15 where mining rewards go', async () => {
    const form = await open(`/do/auto-stake/${NETUID}`);
    await form.choose('validator-picker', hotkey);
    expect((await form.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().get('SubtensorModule', 'AutoStakeDestination', me, NETUID)).toBe(hotkey);
  });

  it('T12 lock stake, with its decay shown before', async () => {
    const form = await open(`/do/lock/${NETUID}`);
    await form.amount('20');
    await form.page.getByTestId('lock-outlook').waitFor();
    expect((await form.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().entries('SubtensorModule', 'Lock', me, NETUID)).toHaveLength(1);
  });

  it('T12 keep a lock from decaying, take it elsewhere, accept locked alpha', async () => {
    const perpetual = await open(`/do/lock/${NETUID}`);
    await perpetual.pick('Decay');
    expect((await perpetual.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().get('SubtensorModule', 'DecayingLock', me, NETUID)).toBe(false);
    const move = await open(`/do/lock/${NETUID}`);
    await move.pick('Move');
    await move.choose('validator-picker', other);
    expect((await move.carryOut()).state).toBe('finalized');
    const [lock] = world.devnet.state().entries('SubtensorModule', 'Lock', me, NETUID);
    expect(lock?.args).toContain(other);
    const accept = await open(`/do/lock/${NETUID}`);
    await accept.pick('Receiving');
    expect((await accept.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().get('SubtensorModule', 'AccountFlags', me)).toBe(1n);
  });

  it('T21 into a crowdloan and out of it again', async () => {
    const pay = await open('/do/crowdloan/1');
    await pay.amount('1');
    expect((await pay.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().get('Crowdloan', 'Contributions', 1, me)).toBe(TAO);
    const back = await open('/do/crowdloan/1');
    await back.pick('Withdraw');
    expect((await back.carryOut()).state).toBe('finalized');
    expect(world.devnet.state().get('Crowdloan', 'Contributions', 1, me)).toBeUndefined();
  });

  it('T20 to the EVM side and back', async () => {
    const free = freeOf(world.devnet, me);
    const form = await open('/do/evm');
    await form.page.getByTestId('evm-address').fill(`0x${'12'.repeat(20)}`);
    await form.amount('1');
    await form.page.getByRole('checkbox').first().check();
    expect((await form.carryOut()).state).toBe('finalized');
    expect(free - freeOf(world.devnet, me)).toBeGreaterThan(TAO);
    const mirror = evmToAddress(decodeAddress(me).slice(0, 20), 42, 'blake2');
    const like = world.devnet.state().get('System', 'Account', friend) as { data: object };
    const data = { ...like.data, free: 5n * TAO };
    world.devnet.poke('System', 'Account', [mirror], { ...like, nonce: 0, data });
    const back = await open('/do/evm');
    await back.pick('Take back');
    await back.amount('2');
    expect((await back.carryOut()).state).toBe('finalized');
    expect(freeOf(world.devnet, mirror)).toBe(3n * TAO);
  });

  it('T7 everything out, each position with its own limit', async () => {
    const form = await open('/do/everything');
    expect((await form.carryOut()).state).toBe('finalized');
    expect(await held(hotkey, OTHER_NETUID)).toBe(0n);
  });

  it('S1 everything, but what keeps the account open', async () => {
    const before = freeOf(world.devnet, friend);
    const form = await open('/do/send');
    await form.recipient(friend);
    await form.all();
    expect((await form.carryOut()).state).toBe('finalized');
    expect(freeOf(world.devnet, me)).toBe(500n);
    expect(freeOf(world.devnet, friend)).toBeGreaterThan(before + TAO);
  });
});
