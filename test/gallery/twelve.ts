import { blake2b } from '@noble/hashes/blake2.js';
import { createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import { apiPrice, readPool } from '../../devnet/executive/swap/pool.js';
import { fromHex, toHex } from '../../src/background/signing/index.js';
import { decodeAddress } from '../../src/core/address/index.js';
import { nested } from '../support/calls.js';
import { ChainWorld, type Scene } from './chain-world.js';

const TAO = 1_000_000_000n;
const ONE = 1_000_000_000n;
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const STRANGER = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
const WEIGHT = { ref_time: 1_000_000_000n, proof_size: 10_000n };
const THRESHOLD = 3;
/** Free balance of the account that is asked: 112.4021 τ. */
const FREE = 112_402_100_000n;

const id = (value: string) => ({ type: 'Id', value });
const send = (to: string, rao: bigint) =>
  nested('Balances', 'transfer_keep_alive', { dest: id(to), value: rao });
const account = (free: bigint, reserved = 0n) => ({
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free, reserved, frozen: 0n, flags: 1n << 127n },
});

/** The twelve approvals that matter most, in the order in which docs/approvals.md shows them, from real call bytes. */
export async function twelveScenes(): Promise<Scene[]> {
  const world = await ChainWorld.start();
  try {
    return await playTwelve(world);
  } finally {
    await world.stop();
  }
}

async function playTwelve(world: ChainWorld): Promise<Scene[]> {
  const { address } = world;
  const signatories = sortAddresses([address, ALICE, BOB], 42);
  const shared = encodeAddress(createKeyMulti(signatories, THRESHOLD), 42);
  await world.watch([
    { name: 'Treasury', address: shared },
    { name: 'Savings', address: BOB },
  ]);
  const payout = send(STRANGER, (35n * TAO) / 10n);
  await world.poke(
    ['System', 'Account', [address], account(FREE)],
    ['System', 'Account', [BOB], account(250n * TAO, 93_000_000n)],
    ['System', 'Account', [shared], account(1_000n * TAO)],
    [
      'Proxy',
      'Proxies',
      [BOB],
      [[{ delegate: address, proxy_type: { type: 'Transfer', value: undefined }, delay: 0 }], 93_000_000n],
    ],
    [
      'Multisig',
      'Multisigs',
      [shared, blakeOf(fromHex(world.hex(payout)))],
      { when: { height: 1, index: 2 }, deposit: 148_000_000n, depositor: ALICE, approvals: [ALICE] },
    ],
  );
  await world.untilCompared();
  const buy = (netuid: number, rao: bigint, validator: number) =>
    nested('SubtensorModule', 'add_stake_limit', {
      hotkey: hotkey(world, validator),
      netuid,
      amount_staked: rao,
      limit_price: (price(world, netuid) * 1_005n) / 1_000n,
      allow_partial: false,
    });
  return [
    await world.asksFor('stake', 'known', buy(64, 10n * TAO, 4)),
    await world.asksFor(
      'stake-without-limit',
      'known',
      nested('SubtensorModule', 'add_stake', {
        hotkey: hotkey(world, 0),
        netuid: 64,
        amount_staked: 10n * TAO,
      }),
    ),
    await world.asksFor(
      'swap',
      'known',
      nested('SubtensorModule', 'swap_stake_limit', {
        hotkey: hotkey(world, 0),
        origin_netuid: 64,
        destination_netuid: 19,
        alpha_amount: 400n * TAO,
        limit_price: (((price(world, 64) * ONE) / price(world, 19)) * 995n) / 1_000n,
        allow_partial: false,
      }),
    ),
    await world.asksFor('transfer', 'known', payout),
    await world.asksFor(
      'transfer-all',
      'new',
      nested('Balances', 'transfer_all', { dest: id(STRANGER), keep_alive: false }),
    ),
    await world.asksFor(
      'basket',
      'known',
      nested('Utility', 'batch_all', {
        calls: [buy(64, 3n * TAO, 0), buy(8, 3n * TAO, 1), buy(3, 3n * TAO, 2)],
      }),
    ),
    await world.asksFor(
      'hidden-proxy',
      'new',
      nested('Utility', 'batch_all', {
        calls: [
          nested('SubtensorModule', 'claim_root', { subnets: [1, 2, 64] }),
          nested('System', 'remark', { remark: new TextEncoder().encode('airdrop \u2713') }),
          nested('Proxy', 'add_proxy', {
            delegate: id(STRANGER),
            proxy_type: { type: 'Any', value: undefined },
            delay: 0,
          }),
        ],
      }),
    ),
    await world.asksFor(
      'coldkey-swap',
      'new',
      nested('SubtensorModule', 'announce_coldkey_swap', {
        new_coldkey_hash: blakeOf(decodeAddress(STRANGER).accountId),
      }),
    ),
    await world.asksFor(
      'multisig',
      'known',
      nested('Multisig', 'as_multi', {
        threshold: THRESHOLD,
        other_signatories: signatories.filter((one) => one !== address),
        maybe_timepoint: { height: 1, index: 2 },
        call: payout,
        max_weight: WEIGHT,
      }),
    ),
    await world.asksFor(
      'proxy-call',
      'known',
      nested('Proxy', 'proxy', { real: id(BOB), force_proxy_type: undefined, call: payout }),
    ),
    await world.asksToSign('sign-in', (now) => signIn(address, now)),
    await world.asksToConnect('connect-look-alike', 'https://www.taostats-app.example', 'Taostats'),
  ];
}

function hotkey({ nodes: [node] }: ChainWorld, index: number): string {
  return node.validators[index]?.hotkey ?? '';
}

function blakeOf(bytes: Uint8Array): string {
  return toHex(blake2b(bytes, { dkLen: 32 }));
}

/** Present price in rao per alpha. */
function price({ nodes: [node] }: ChainWorld, netuid: number): bigint {
  return apiPrice(readPool(node.state(), netuid));
}

/** Times to the minute: how many steps the clock took is no matter of the picture. */
function signIn(address: string, now: Date): string {
  const issued = now.getTime() - (now.getTime() % 60_000);
  const iso = (ms: number) => new Date(ms).toISOString();
  return `app.taostake.example wants you to sign in with your Bittensor account:
${address}

Sign in to see your positions. This costs nothing and sends nothing.

URI: https://app.taostake.example/login
Version: 1
Chain ID: bittensor:finney
Nonce: 32891756
Issued At: ${iso(issued)}
Expiration Time: ${iso(issued + 600_000)}
Resources:
- https://app.taostake.example/terms`;
}
