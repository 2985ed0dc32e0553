import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { createMetadataReader } from '../../../src/background/metadata/index.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { callHex, nested } from '../../support/calls.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';
import { ShieldedSender, shieldOf } from './support/shielded.js';
import { type Pair, pairOf } from './support/signing.js';

const TAO = 1_000_000_000n;

describe.each([DECLARED, NEWER, ...FINNEY_424])('a postage account on $name', ({ options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  /** Signs what is inside; Bob signs and pays the carriers. */
  let owner: Pair;
  let bob: Pair;
  let sender: ShieldedSender;

  const blocks = async (count: number) => {
    for (let block = 0; block < count; block++) await devnet.produceBlock();
  };
  const call = async (pallet: string, name: string, args: object) => {
    const known = await engine.client.call('ensureMetadata', { genesisHash: devnet.genesisHash });
    return callHex(
      await createMetadataReader().read(known.genesisHash, known.specVersion),
      pallet,
      name,
      args,
    );
  };

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await blocks(4);
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    owner = pairOf(devnet, 'Practice');
    bob = pairOf(devnet, 'Bob');
    sender = new ShieldedSender(engine, devnet, owner, bob);
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('each transaction has its own account’s next nonce, and each account pays for its own', async () => {
    const [ownerBefore, bobBefore] = [sender.free(owner), sender.free(bob)];
    const hidden = await sender.carry(await sender.sign());
    expect(hidden.plan.carrierAddress).toBe(bob.address);
    await blocks(2);
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'finalized');
    expect(shieldOf(row).stage).toBe('opened');
    expect(ownerBefore - sender.free(owner)).toBe(TAO + (row.outcome?.feeRao ?? 0n));
    expect(bobBefore - sender.free(bob)).toBe(shieldOf(row).carrierFeeRao);
  });

  it('only the payer’s key is needed for another carrier', async () => {
    const first = await sender.carry(await sender.sign());
    devnet.shield.skipSlot();
    await blocks(3);
    expect(await sender.state(first)).toBe('renew');
    const keyless = { ...owner, sign: () => Promise.reject(new Error('the key is elsewhere')) } as never;
    const payer = new ShieldedSender(engine, devnet, keyless, bob);
    const second = await payer.carry(first);
    await blocks(2);
    await devnet.finalize();
    const row = await sender.row(second, ({ state }) => state === 'finalized');
    expect(shieldOf(row)).toMatchObject({ stage: 'opened', tries: 2 });
  });

  it('an owner’s nonce that moves meanwhile costs the carrier: what was in it never happens', async () => {
    const hidden = await sender.carry(await sender.sign());
    const { nonce } = hidden.payload;
    // Somebody else's program, which knows nothing of what is hidden, takes the nonce.
    const open = {
      ...hidden.payload,
      callHex: await call('System', 'remark', { remark: new Uint8Array(4) }),
    };
    await devnet.request('author_submitExtrinsic', [await sender.assembled({ ...open, nonce }, owner)]);
    await blocks(2);
    const seen = await sender.row(hidden, (row) => shieldOf(row).stage !== 'hidden');
    expect(shieldOf(seen).stage).toBe('not-opened');
    await blocks(14);
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'expired');
    expect(shieldOf(row).stage).toBe('not-opened');
    expect(shieldOf(row).carrierFeeRao).toBeGreaterThan(0n);
  });

  it('the risk: whoever holds the signed bytes can send them without the carrier, until their era ends', async () => {
    const hidden = await sender.carry(await sender.sign());
    devnet.setBlockCapacity(0);
    await devnet.produceBlock();
    devnet.setBlockCapacity(null);
    // A block author that opened the carrier could do this in any block of the era.
    await devnet.request('author_submitExtrinsic', [hidden.innerHex]);
    await devnet.produceBlock();
    const row = await sender.row(hidden, ({ state }) => state === 'in-block');
    expect(shieldOf(row).stage).toBe('opened');
    await blocks(4);
    await devnet.finalize();
    const settled = await sender.row(hidden, ({ state }) => state === 'finalized');
    expect(settled.outcome?.paidRao).toBe(TAO);
  });

  it('with one account the same bytes are not ready without the carrier', async () => {
    const own = new ShieldedSender(engine, devnet, owner);
    const hidden = await own.sign();
    await devnet.request('author_submitExtrinsic', [hidden.innerHex]).catch(() => null);
    await blocks(3);
    const { nonce } = devnet.state().get('System', 'Account', owner.address) as { nonce: number };
    expect(nonce).toBe(hidden.plan.carrierNonce);
    await blocks(13);
    await devnet.finalize();
  });

  it('what is inside may act for another account, as its delegate', async () => {
    const alice = new ShieldedSender(engine, devnet, pairOf(devnet, 'Alice'));
    const grant = await alice.build(await alice.stakeIntent());
    const delegate = { type: 'Id', value: owner.address };
    const open = { ...grant.payload, nonce: grant.payload.nonce - 1 };
    open.callHex = await call('Proxy', 'add_proxy', { delegate, proxy_type: { type: 'Staking' }, delay: 0 });
    await devnet.request('author_submitExtrinsic', [await alice.assembled(open, alice.signer)]);
    await blocks(4);
    const { hotkey, netuid, amountRao, limitRaoPerAlpha } = await alice.stakeIntent();
    const staked = nested('SubtensorModule', 'add_stake_limit', {
      hotkey,
      netuid,
      amount_staked: amountRao,
      limit_price: limitRaoPerAlpha,
      allow_partial: false,
    });
    const real = { type: 'Id', value: alice.signer.address };
    const acting = await call('Proxy', 'proxy', {
      real,
      force_proxy_type: { type: 'Staking' },
      call: staked,
    });
    const before = sender.free(alice.signer);
    const hidden = await sender.carry(await sender.signCall(acting));
    await blocks(2);
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'finalized');
    expect(shieldOf(row).stage).toBe('opened');
    // She earns a little in every block.
    expect(before - sender.free(alice.signer)).toBeGreaterThan((TAO * 99n) / 100n);
  });
});
