import { afterEach, describe, expect, it } from 'vitest';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';
import {
  bodyHashes,
  eventsOf,
  freeOf,
  hashOf,
  keyNow,
  nonceOf,
  pay,
  seal,
  shielded,
  signCall,
  submit,
  submitEncrypted,
  toHex,
} from './shield-kit.js';
import { Bench, hasShared, pairOf, readShared } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const TAO = 1_000_000_000n;
const PROFILES: Array<[string, DevnetOptions]> = [
  ['declared 424', {}],
  ['declared 475', { profile: 'newer' }],
  ...(hasShared ? [['Finney 424', { metadata: readShared(424) }] satisfies [string, DevnetOptions]] : []),
  ...(hasShared ? [['Finney 393', { metadata: readShared(393) }] satisfies [string, DevnetOptions]] : []),
];

async function start(options: DevnetOptions = {}) {
  const devnet = await bench.start({ port: null, finalityLag: 6, ...options });
  for (let i = 0; i < 2; i += 1) await devnet.produceBlock();
  return { devnet, alice: await pairOf(devnet, 'Alice'), bob: await pairOf(devnet, 'Bob') };
}

const pending = async (devnet: Devnet) =>
  ((await devnet.request('author_pendingExtrinsics')) as string[]).length;

describe.each(PROFILES)('shielded transactions on %s', (_name, options) => {
  it('wait one block and are opened in the next: the inner one follows its carrier', async () => {
    const { devnet, alice, bob } = await start(options);
    const before = freeOf(devnet, bob.address);
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, 3n * TAO));
    expect(await submit(devnet, carrier)).toBe(hashOf(carrier));
    await devnet.produceBlock();
    expect([await bodyHashes(devnet), await pending(devnet)]).toEqual([[], 1]);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier), hashOf(inner)]);
    expect(eventsOf(devnet, 1)).toContain('MevShield.EncryptedSubmitted');
    expect(eventsOf(devnet, 1)).toContain('System.ExtrinsicSuccess');
    expect(eventsOf(devnet, 2)).toContain('Balances.Transfer');
    expect(freeOf(devnet, bob.address)).toBe(before + 3n * TAO);
    expect([nonceOf(devnet, alice.address), await pending(devnet)]).toEqual([2, 0]);
  });

  it('have a key of their own for every block, which moves up one place with each', async () => {
    const { devnet } = await start(options);
    const seen = new Set<string>();
    for (let i = 0; i < 6; i += 1) {
      const [next, waiting] = [keyNow(devnet), keyNow(devnet, 'PendingKey')];
      const { number } = devnet.best();
      const expiry = (item: string) => devnet.state().get('MevShield', item);
      expect(next).toHaveLength(1_184);
      expect([expiry('PendingKeyExpiresAt'), expiry('NextKeyExpiresAt')]).toEqual([number + 2, number + 3]);
      seen.add(toHex(next ?? new Uint8Array()));
      await devnet.produceBlock();
      expect(keyNow(devnet, 'PendingKey')).toEqual(next);
      expect(keyNow(devnet, 'CurrentKey')).toEqual(waiting);
    }
    expect(seen.size).toBe(6);
    expect(devnet.state().entries('MevShield', 'AuthorKeys')).toHaveLength(4);
    const served = await devnet.request('state_getStorage', [
      devnet.codec.storageKey('MevShield', 'NextKey'),
    ]);
    expect(served).toBe(toHex(devnet.codec.encodeStorage('MevShield', 'NextKey', keyNow(devnet))));
  });
});

describe('a carrier', () => {
  it('made with the key of the next block goes into the next block', async () => {
    const { devnet, alice, bob } = await start();
    const key = keyNow(devnet, 'PendingKey') ?? new Uint8Array();
    const inner = await signCall(devnet, alice, pay(bob.address, TAO), { nonce: 1, period: 8 });
    const carrier = await signCall(devnet, alice, submitEncrypted(seal(key, inner)), { period: 8 });
    await submit(devnet, carrier);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier), hashOf(inner)]);
  });

  it('shows nothing of what is inside before its block', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    const text = JSON.stringify(await devnet.request('author_pendingExtrinsics'));
    expect(text).not.toContain(toHex(inner).slice(8));
    expect(devnet.pendingCalls().map(({ call, signer }) => [call.name, signer])).toEqual([
      ['submit_encrypted', alice.address],
    ]);
  });

  it('born in the best block is taken for a plain call: charged, never opened', async () => {
    const { devnet, alice, bob } = await start();
    const [before, mine] = [freeOf(devnet, bob.address), freeOf(devnet, alice.address)];
    const { carrier } = await shielded(devnet, alice, pay(bob.address, TAO), { birth: devnet.best().number });
    await submit(devnet, carrier);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier)]);
    expect(eventsOf(devnet, 1)).toContain('MevShield.EncryptedSubmitted');
    expect(freeOf(devnet, bob.address)).toBe(before);
    // The fee went to the author, who is the same account: it left and came back.
    expect(freeOf(devnet, alice.address)).toBeLessThanOrEqual(mine);
    expect(nonceOf(devnet, alice.address)).toBe(1);
  });

  it('whose era ends before a key fits leaves the pool without a fee', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier } = await shielded(devnet, bob, pay(alice.address, TAO), { period: 4 });
    devnet.setBlockCapacity(0);
    await submit(devnet, carrier);
    const free = freeOf(devnet, bob.address);
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    expect(await pending(devnet)).toBe(0);
    expect([nonceOf(devnet, bob.address), freeOf(devnet, bob.address)]).toEqual([0, free]);
  });

  it('that does not parse is refused by the pool with error 23, one with nonsense in it is charged', async () => {
    const { devnet, alice } = await start();
    const short = await signCall(devnet, alice, submitEncrypted(new Uint8Array(17)), { period: 8 });
    await expect(submit(devnet, short)).rejects.toMatchObject({ code: 1010, data: 'Custom error: 23' });
    const garbage = seal(keyNow(devnet, 'PendingKey') ?? new Uint8Array(), new Uint8Array(40));
    garbage.fill(7, 60);
    const carrier = await signCall(devnet, alice, submitEncrypted(garbage), { period: 8 });
    await submit(devnet, carrier);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier)]);
    expect(eventsOf(devnet, 1)).toContain('System.ExtrinsicSuccess');
  });

  it('that is made with a foreign key waits', async () => {
    const { devnet, alice, bob } = await start();
    const stale = keyNow(devnet, 'CurrentKey') ?? new Uint8Array();
    const inner = await signCall(devnet, alice, pay(bob.address, TAO), { nonce: 1, period: 8 });
    await submit(devnet, await signCall(devnet, alice, submitEncrypted(seal(stale, inner)), { period: 8 }));
    for (let i = 0; i < 5; i += 1) {
      await devnet.produceBlock();
      expect([await bodyHashes(devnet), await pending(devnet)]).toEqual([[], 1]);
    }
    await devnet.produceBlock();
    expect(await pending(devnet)).toBe(0);
  });

  it('is kept when the inner one is not valid: nonce, money, era', async () => {
    const { devnet, alice, bob } = await start();
    const key = () => keyNow(devnet, 'PendingKey') ?? new Uint8Array();
    const empty = await pairOf(devnet, 'Practice');
    const wrong = [
      await signCall(devnet, alice, pay(bob.address, TAO), { nonce: 7, period: 8 }),
      await signCall(devnet, alice, pay(bob.address, TAO), { nonce: 1, period: 4, birth: 0 }),
      Uint8Array.of(8, 4, 0),
    ];
    devnet.poke('System', 'Account', [empty.address], {
      nonce: 0,
      consumers: 0,
      providers: 1,
      sufficients: 0,
      data: { free: 1_000n, reserved: 0n, frozen: 0n, flags: 1n << 127n },
    });
    await devnet.produceBlock();
    await devnet.produceBlock();
    wrong.push(await signCall(devnet, empty, pay(bob.address, 1n), { nonce: 0, period: 8 }));
    for (const [index, inner] of wrong.entries()) {
      const carrier = await signCall(devnet, alice, submitEncrypted(seal(key(), inner)), {
        nonce: index,
        period: 8,
      });
      await submit(devnet, carrier);
      await devnet.produceBlock();
      expect(await bodyHashes(devnet)).toEqual([hashOf(carrier)]);
    }
  });

  it('of another account pays the postage: each has its own nonce', async () => {
    const { devnet, alice, bob } = await start();
    const inner = await signCall(devnet, bob, pay(alice.address, TAO), { period: 8 });
    const carrier = await signCall(
      devnet,
      alice,
      submitEncrypted(seal(keyNow(devnet) ?? new Uint8Array(), inner)),
      { period: 8 },
    );
    await submit(devnet, carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier), hashOf(inner)]);
    expect([nonceOf(devnet, alice.address), nonceOf(devnet, bob.address)]).toEqual([1, 1]);
  });

  it('shows a failure of the inner one as its own', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier, inner } = await shielded(devnet, bob, pay(alice.address, 10_000n * TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier), hashOf(inner)]);
    expect(eventsOf(devnet, 2)).toContain('System.ExtrinsicFailed');
    expect(nonceOf(devnet, bob.address)).toBe(2);
  });

  it('returns to the pool when its block is retracted, the inner one does not', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    await devnet.reorg(1);
    const waiting = (await devnet.request('author_pendingExtrinsics')) as string[];
    expect(waiting).toEqual([toHex(carrier)]);
    expect(waiting).not.toContain(toHex(inner));
    expect(nonceOf(devnet, alice.address)).toBe(0);
    // Its block came and went: the key is nobody's any more.
    for (let i = 0; i < 6; i += 1) await devnet.produceBlock();
    expect([await pending(devnet), nonceOf(devnet, alice.address)]).toEqual([0, 0]);
  });

  it('waits when the author of its key misses the slot, and keys fit again two blocks later', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    devnet.shield.skipSlot();
    for (let i = 0; i < 3; i += 1) {
      await devnet.produceBlock();
      expect([await bodyHashes(devnet), await pending(devnet)]).toEqual([[], 1]);
    }
    while ((await pending(devnet)) > 0) await devnet.produceBlock();
    const again = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, again.carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(again.carrier), hashOf(again.inner)]);
  });

  it('waits in front of full blocks, and takes two places', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    const plain = await signCall(devnet, bob, pay(alice.address, TAO));
    await submit(devnet, plain);
    devnet.setBlockCapacity(1);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(plain)]);
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([]);
    devnet.setBlockCapacity(2);
    const again = await shielded(devnet, bob, pay(alice.address, TAO));
    await submit(devnet, again.carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(again.carrier), hashOf(again.inner)]);
    expect(await bodyHashes(devnet)).not.toContain(hashOf(inner));
    expect(() => devnet.setBlockCapacity(-1)).toThrow(RangeError);
  });
});

describe('a chain without keys', () => {
  it('announces none when told so, and some again', async () => {
    const { devnet } = await start();
    const kept = keyNow(devnet);
    devnet.shield.none();
    await devnet.produceBlock();
    expect([keyNow(devnet), keyNow(devnet, 'PendingKey')]).toEqual([undefined, kept]);
    expect(devnet.state().get('MevShield', 'NextKeyExpiresAt')).toBeUndefined();
    await devnet.produceBlock();
    expect(keyNow(devnet, 'PendingKey')).toBeUndefined();
    devnet.shield.announce();
    await devnet.produceBlock();
    expect(keyNow(devnet)).toHaveLength(1_184);
  });

  it('can be started, and has keys once they are announced', async () => {
    const { devnet, alice, bob } = await start({ shieldKeys: false });
    expect([keyNow(devnet), devnet.state().entries('MevShield', 'AuthorKeys')]).toEqual([undefined, []]);
    devnet.shield.announce();
    await devnet.produceBlock();
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([hashOf(carrier), hashOf(inner)]);
  });

  it.skipIf(!hasShared)('gets keys with the upgrade to a runtime that has a shield', async () => {
    const { devnet } = await start({ metadata: readShared(219) });
    expect(devnet.codec.hasPallet('MevShield')).toBe(false);
    await devnet.upgrade(readShared(424));
    expect(keyNow(devnet)).toHaveLength(1_184);
  });
});

describe('a front-runner', () => {
  it('sees plain transactions and goes before and after one', async () => {
    const { devnet, alice, bob } = await start();
    const victim = await signCall(devnet, alice, pay(bob.address, TAO));
    const before = await signCall(devnet, bob, pay(alice.address, 1n * TAO));
    const after = await signCall(devnet, bob, pay(alice.address, 2n * TAO), { nonce: 1 });
    for (const bytes of [victim, before, after]) await submit(devnet, bytes);
    expect(devnet.pendingCalls().map(({ hash }) => hash)).toEqual([victim, before, after].map(hashOf));
    devnet.orderNextBlock([before, victim, after].map(hashOf));
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([before, victim, after].map(hashOf));
  });

  it('cannot come between a carrier and what is inside', async () => {
    const { devnet, alice, bob } = await start();
    const { carrier, inner } = await shielded(devnet, alice, pay(bob.address, TAO));
    await submit(devnet, carrier);
    await devnet.produceBlock();
    const [first, second] = [
      await signCall(devnet, bob, pay(alice.address, TAO)),
      await signCall(devnet, bob, pay(alice.address, TAO), { nonce: 1 }),
    ];
    await submit(devnet, first);
    await submit(devnet, second);
    devnet.orderNextBlock([first, carrier, second].map(hashOf));
    await devnet.produceBlock();
    expect(await bodyHashes(devnet)).toEqual([first, carrier, inner, second].map(hashOf));
  });
});

describe('store_encrypted', () => {
  it('costs a hundredth of a TAO and is dropped unread in the next block', async () => {
    const { devnet, bob } = await start();
    const free = freeOf(devnet, bob.address);
    const call = {
      pallet: 'MevShield',
      name: 'store_encrypted',
      args: { encrypted_call: Uint8Array.of(1, 2) },
    };
    await submit(devnet, await signCall(devnet, bob, call));
    await devnet.produceBlock();
    expect(eventsOf(devnet, 1)).toContain('MevShield.ExtrinsicStored');
    expect(free - freeOf(devnet, bob.address)).toBeGreaterThan(10_000_000n);
    await devnet.produceBlock();
    const events = devnet.state().get('System', 'Events') as Array<{ name: string }>;
    expect(events.map(({ name }) => name)).toContain('ExtrinsicDecodeFailed');
  });
});
