import { blake2b } from '@noble/hashes/blake2.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../../../src/background/signing/index.js';
import { decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import { nested } from '../../support/calls.js';
import { DECLARED, FINNEY_424, NEWER } from '../engine/support/profiles.js';
import { type Pair, pairOf } from '../engine/support/signing.js';
import { type Call, FamilyWorld, feeOf } from './family-world.js';

const TAO = 1_000_000_000n;
const MAX = 2n ** 64n - 1n;
const [FIRST, SECOND] = [1, 2];

describe.each([DECLARED, NEWER, ...FINNEY_424])(
  'what an approval says and what happens, on $name',
  (profile) => {
    let family: FamilyWorld;
    let world: FamilyWorld['chain'];
    let me: Pair;
    let savings: Pair;
    let v0: string;
    let v1: string;
    const baskets = profile.spec > 424;

    beforeAll(async () => {
      family = await FamilyWorld.start(profile);
      ({ chain: world, me, savings } = family);
      [v0, v1] = world.devnet.validators.map(({ hotkey }) => hotkey) as [string, string];
    });
    afterAll(() => world.stop());

    const proves = (call: Call, signer = me) => family.proves(call, signer);
    const send = (call: Call, signer: Pair) => family.send(call, signer);
    const subtensor = (call: string, args: object, signer = me) =>
      proves(['SubtensorModule', call, args], signer);
    const id = (address: string) => ({ type: 'Id', value: address });
    const right = (type: string, delegate: string, delay = 0) => ({
      delegate: id(delegate),
      proxy_type: { type, value: undefined },
      delay,
    });
    const nets = (origin_netuid: number, destination_netuid: number) => ({
      origin_netuid,
      destination_netuid,
    });

    it('A2: staking, leaving and moving', { timeout: 60_000 }, async () => {
      await subtensor('add_stake', { hotkey: v0, netuid: FIRST, amount_staked: 20n * TAO });
      await subtensor('add_stake_limit', {
        hotkey: v1,
        netuid: SECOND,
        amount_staked: 20n * TAO,
        limit_price: MAX,
        allow_partial: false,
      });
      await subtensor('add_stake', { hotkey: v0, netuid: 0, amount_staked: 5n * TAO });
      await subtensor('move_stake', {
        origin_hotkey: v0,
        destination_hotkey: v1,
        ...nets(FIRST, FIRST),
        alpha_amount: TAO,
      });
      await subtensor('move_stake', {
        origin_hotkey: v0,
        destination_hotkey: v1,
        ...nets(FIRST, SECOND),
        alpha_amount: TAO,
      });
      await subtensor('swap_stake', { hotkey: v0, ...nets(FIRST, SECOND), alpha_amount: TAO });
      await subtensor('swap_stake', { hotkey: v0, ...nets(FIRST, 0), alpha_amount: TAO });
      await subtensor('transfer_stake', {
        destination_coldkey: savings.address,
        hotkey: v0,
        ...nets(FIRST, FIRST),
        alpha_amount: TAO,
      });
      await subtensor('transfer_stake', {
        destination_coldkey: savings.address,
        hotkey: v0,
        ...nets(FIRST, SECOND),
        alpha_amount: TAO,
      });
      await subtensor('move_stake', {
        origin_hotkey: v1,
        destination_hotkey: v0,
        ...nets(FIRST, FIRST),
        alpha_amount: MAX,
      });
      await subtensor('remove_stake', { hotkey: v0, netuid: FIRST, amount_unstaked: TAO });
      await subtensor('remove_stake_limit', {
        hotkey: v0,
        netuid: FIRST,
        amount_unstaked: TAO,
        limit_price: 1n,
        allow_partial: true,
      });
      await subtensor('remove_stake_full_limit', { hotkey: v1, netuid: SECOND, limit_price: undefined });
      await subtensor('remove_stake', { hotkey: v0, netuid: FIRST, amount_unstaked: MAX });
    });

    it('A2 S57: what is destroyed', { timeout: 60_000 }, async () => {
      const place = { hotkey: v1, netuid: FIRST };
      await subtensor('add_stake', { ...place, amount_staked: 10n * TAO });
      await subtensor('burn_alpha', { ...place, amount: TAO });
      await subtensor('recycle_alpha', { ...place, amount: TAO });
      await subtensor('add_stake_burn', { ...place, amount: TAO, limit: undefined });
      await subtensor('burn_alpha', { ...place, amount: MAX });
    });

    it('A2: locks, and everything with a validator', { timeout: 60_000 }, async () => {
      for (const netuid of [FIRST, SECOND])
        await subtensor('add_stake', { hotkey: v1, netuid, amount_staked: 10n * TAO });
      await subtensor('lock_stake', { hotkey: v1, netuid: FIRST, amount: TAO });
      await subtensor('unstake_all', { hotkey: v1 });
      await subtensor('add_stake', { hotkey: v1, netuid: SECOND, amount_staked: 10n * TAO });
      await subtensor('unstake_all_alpha', { hotkey: v1 });
      await subtensor('set_coldkey_auto_stake_hotkey', { netuid: FIRST, hotkey: v0 });
    });

    it('A2: rights, deposits and keyless accounts', { timeout: 60_000 }, async () => {
      const proxy = (call: string, args: object = {}, signer = me) => proves(['Proxy', call, args], signer);
      await proxy('add_proxy', right('Staking', savings.address));
      await proxy('add_proxy', right('Any', savings.address));
      await proxy('remove_proxy', right('Staking', savings.address));
      await proves([
        'Utility',
        'batch_all',
        {
          calls: [
            nested('Proxy', 'add_proxy', right('Staking', savings.address)),
            nested('Proxy', 'add_proxy', right('Transfer', savings.address)),
          ],
        },
      ]);
      await proxy('remove_proxies');
      await proxy('create_pure', { proxy_type: { type: 'Any' }, delay: 0, index: 0 });
      await proxy('add_proxy', right('Any', savings.address, 5));
      const hash = `0x${'42'.repeat(32)}`;
      const announce: Call = ['Proxy', 'announce', { real: id(me.address), call_hash: hash }];
      expect(await send(announce, savings)).toBeNull();
      expect(await send(announce, savings)).toBeNull();
      await proxy('reject_announcement', { delegate: id(savings.address), call_hash: hash });
      expect(await send(announce, savings)).toBeNull();
      await proxy('remove_announcement', { real: id(me.address), call_hash: hash }, savings);
      await proxy('remove_proxies');
    });

    it('A2 T21: crowdloans', { timeout: 60_000 }, async () => {
      const end = world.devnet.best().number + 60_000;
      const crowdloan = (call: string, args: object = {}, signer = me) =>
        proves(['Crowdloan', call, args], signer);
      const crowdloan_id = world.devnet.state().get('Crowdloan', 'NextCrowdloanId') as number;
      await crowdloan('create', {
        deposit: 10n * TAO,
        min_contribution: TAO,
        cap: 14n * TAO,
        end,
        call: undefined,
        target_address: savings.address,
      });
      await crowdloan('contribute', { crowdloan_id, amount: TAO }, savings);
      await crowdloan('withdraw', { crowdloan_id }, savings);
      await crowdloan('contribute', { crowdloan_id, amount: 2n * TAO });
      await crowdloan('withdraw', { crowdloan_id });
      await crowdloan('dissolve', { crowdloan_id });
      const next = crowdloan_id + 1;
      await crowdloan('create', {
        deposit: 10n * TAO,
        min_contribution: TAO,
        cap: 12n * TAO,
        end,
        call: undefined,
        target_address: savings.address,
      });
      await crowdloan('contribute', { crowdloan_id: next, amount: 9n * TAO }, savings);
      await crowdloan('finalize', { crowdloan_id: next });
    });

    it('A2 S59: the end of a keyless account, proven by its address', { timeout: 60_000 }, async () => {
      await proves(['Proxy', 'create_pure', { proxy_type: { type: 'Any' }, delay: 0, index: 7 }]);
      const made = family.events().find(({ name }) => name === 'PureCreated')?.fields as { pure: string };
      const height = world.devnet.best().number;
      const kill = (ext_index: number): Call => [
        'Proxy',
        'proxy',
        {
          real: id(made.pure),
          force_proxy_type: undefined,
          call: nested('Proxy', 'kill_pure', {
            spawner: id(me.address),
            proxy_type: { type: 'Any' },
            index: 7,
            height,
            ext_index,
          }),
        },
      ];
      const places = await Promise.all([0, 1, 2, 3].map((at) => family.explain(kill(at))));
      const right = places.findIndex(({ risks }) => risks.every(({ code }) => code !== 'no-such-right'));
      await proves(kill(right));
    });

    it('A2: an operation that several must agree to', { timeout: 60_000 }, async () => {
      const shared = { threshold: 2, other_signatories: [savings.address] };
      const call = nested('System', 'remark', { remark: new Uint8Array([1]) });
      const max_weight = { ref_time: 1_000_000n, proof_size: 0n };
      await proves(['Multisig', 'as_multi', { ...shared, maybe_timepoint: undefined, call, max_weight }]);
      const [stored] = world.devnet.state().entries('Multisig', 'Multisigs');
      if (!stored) throw new Error('nothing was begun');
      const { when } = stored.value as { when: object };
      const call_hash = stored.args[1];
      await proves(['Multisig', 'poke_deposit', { ...shared, call_hash }]);
      await proves(['Multisig', 'cancel_as_multi', { ...shared, timepoint: when, call_hash }]);
    });

    it.runIf(baskets)('A2: a bond buys what is missing', { timeout: 60_000 }, async () => {
      await world.poke(['SubtensorModule', 'Owner', [v1], me.address]);
      await subtensor('add_collateral', { netuid: SECOND, hotkey: v1, alpha: 2n * TAO, limit_price: TAO });
      await subtensor('set_min_collateral', { netuid: SECOND, hotkey: v1, min_locked: 0n });
    });

    it('A2: staking all that is free', { timeout: 60_000 }, async () => {
      const call = (amount_staked: bigint): Call => [
        'SubtensorModule',
        'add_stake',
        { hotkey: v0, netuid: 0, amount_staked },
      ];
      const free = world.freeRao(savings.address);
      const fee = feeOf(await family.explain(call(free / 2n), savings));
      const shown = await proves(call(free - fee - 200n), savings);
      expect(shown.effects[0]).toMatchObject({ kind: 'pay', bound: 'at-most' });
    });

    it('A2 T20: out of the mirror', async () => {
      const address = decodeAddress(me.address).accountId.slice(0, 20);
      const mirror = encodeAddress(
        blake2b(new Uint8Array([...new TextEncoder().encode('evm:'), ...address]), { dkLen: 32 }),
      );
      await proves(['Balances', 'transfer_keep_alive', { dest: id(mirror), value: TAO }]);
      await proves(['EVM', 'withdraw', { address: toHex(address), value: TAO / 2n }]);
    });

    it('A2 T11: claims', { timeout: 60_000 }, async () => {
      if (baskets) {
        await subtensor('stake_into_basket', { hotkey: v0, amount_staked: TAO });
        await subtensor('claim_root_with_hotkey', { hotkey: v0 });
      }
      const rate = 1n << 30n;
      if (!baskets)
        await world.poke(
          [
            'SubtensorModule',
            'RootClaimable',
            [v0],
            [
              [FIRST, rate],
              [SECOND, rate],
            ],
          ],
          [
            'SubtensorModule',
            'RootClaimType',
            [me.address],
            { type: 'KeepSubnets', value: { subnets: [SECOND] } },
          ],
        );
      const claim = await subtensor('claim_root', { subnets: [FIRST, SECOND] });
      expect(claim.effects.filter(({ kind }) => kind === 'receive').length).toBeGreaterThan(0);
    });

    it('A2 S60: everything goes', { timeout: 60_000 }, async () => {
      await proves(['Balances', 'transfer_keep_alive', { dest: id(savings.address), value: TAO }]);
      await proves(['Balances', 'transfer_all', { dest: id(savings.address), keep_alive: true }]);
      await proves(['Balances', 'transfer_keep_alive', { dest: id(me.address), value: 5n * TAO }], savings);
      await world.poke(['SubtensorModule', 'ColdkeySwapAnnouncementDelay', [], 1]);
      const next = pairOf(world.devnet, 'Practice').derive('//next');
      const hash = toHex(blake2b(next.publicKey, { dkLen: 32 }));
      // The lock goes along, and a key takes one only where it says so.
      await world.poke(['SubtensorModule', 'AccountFlags', [next.address], 1n]);
      await subtensor('announce_coldkey_swap', { new_coldkey_hash: hash });
      await subtensor('swap_coldkey_announced', { new_coldkey: next.address });
    });
  },
);
