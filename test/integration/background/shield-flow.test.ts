import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../../src/background/requests/outbox-entry.js';
import { addressOf } from '../../../src/core/address/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { toWire } from '../../../src/core/wire/wire.js';
import { type BuiltPayload, NO_CARRIER } from '../../../src/protocol/engine/index.js';
import { callHex } from '../../support/calls.js';
import { eraHex } from '../../support/explain-builders.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { metadata, ShieldWorld, HOTKEY as STRANGER } from '../../support/shield-world.js';

describe('a hidden transaction', () => {
  it('leaves only inside a carrier, and what the block author opens is what was signed', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    const [sent] = shield.sent;
    if (!sent) throw new Error('nothing was sent');
    expect(shield.sent).toHaveLength(1);
    expect(shield.opened(sent)).toBe(shield.inners[0]);
    expect(sent.extrinsicHex).not.toContain(shield.inners[0]?.slice(2));
    expect(sent.row).toMatchObject({ txHash, unprotected: null, validUntilBlock: 1_014 });
    expect(sent.row.shield).toMatchObject({
      tries: 1,
      carrierNonce: 7,
      innerNonce: 8,
      carrierValidUntilBlock: 1_002,
    });
  });

  it('is known to the engine before its first carrier is, and stays stored until it is over', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    const told = shield.world.engine.asked.map(({ method }) => method);
    expect(told.indexOf('follow')).toBeGreaterThan(0);
    expect(told.indexOf('follow')).toBeLessThan(told.indexOf('shieldCarrier'));
    expect(shield.stored()).toContain(txHash);
    await shield.alarm();
    expect(shield.stored()).toContain(txHash);
    shield.state = 'done';
    await shield.alarm();
    expect(shield.stored()).toBe('[]');
    expect(shield.carriers()).toBe(1);
  });

  it('gets another carrier around the same bytes without another approval', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    shield.best = 1_003;
    await shield.renew(txHash);
    await shield.until(() => shield.carriers() === 2);
    expect(new Set(shield.inners).size).toBe(1);
    expect(new Set(shield.sent.map((sent) => shield.opened(sent))).size).toBe(1);
    expect(shield.sent.at(-1)?.row.shield).toMatchObject({
      tries: 2,
      carrierNonce: 7,
      carrierValidUntilBlock: 1_005,
    });
    expect(await shield.world.pending()).toEqual([]);
  });

  it('is renewed once however often the engine asks', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    shield.state = 'renew';
    for (let times = 0; times < 5; times += 1) shield.world.engine.note('renew', { txHash });
    shield.world.browser.fireAlarms(shield.world.clock.nowMs() + 60_000);
    await shield.until(() => shield.carriers() === 2);
    shield.world.engine.note('renew', { txHash: `0x${'99'.repeat(32)}` });
    shield.world.engine.note('renew', { txHash: 'nonsense' });
    await shield.quiet();
    expect(shield.carriers()).toBe(2);
  });

  it('waits while the wallet is locked, and goes on when it is unlocked', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    await shield.world.lock();
    await shield.renew(txHash);
    expect(shield.carriers()).toBe(1);
    expect(shield.stored()).toContain(txHash);
    await shield.world.unlock();
    await shield.until(() => shield.carriers() === 2);
    expect(new Set(shield.inners).size).toBe(1);
  });

  it('waits where the network announces no key, and when nobody can be reached', async () => {
    const shield = await ShieldWorld.unlocked();
    const { shieldCarrier } = shield.world.engine.answers;
    for (const code of ['shield/no-key', 'chain/offline', 'chain/bad-answer'] as const) {
      shield.world.engine.answers.shieldCarrier = () => {
        throw new WalletError(code);
      };
      if (shield.known.size === 0) await shield.approve(await shield.proposed());
      else await shield.alarm();
      expect(shield.sent).toHaveLength(0);
    }
    if (shieldCarrier) shield.world.engine.answers.shieldCarrier = shieldCarrier;
    await shield.alarm();
    await shield.until(() => shield.carriers() === 1);
    expect(new Set(shield.inners).size).toBe(1);
  });

  it('ends with the pool’s refusal', async () => {
    const shield = await ShieldWorld.unlocked();
    shield.world.engine.answers.submit = () => {
      throw new WalletError('chain/rejected', { name: 'Payment' });
    };
    await expect(shield.approve(await shield.proposed())).rejects.toMatchObject({ code: 'chain/rejected' });
    expect(shield.stored()).toBe('[]');
  });

  it('gets no other carrier once the runtime is another one: what is inside died with the old one', async () => {
    const shield = await ShieldWorld.unlocked();
    const txHash = await shield.approve(await shield.proposed());
    shield.spoil = (payload) => ({ ...payload, specVersion: 425 });
    await shield.renew(txHash);
    await shield.until(() => shield.stored() === '[]');
    expect(shield.carriers()).toBe(1);
  });

  it('is not signed when too little of its era is left', async () => {
    const shield = await ShieldWorld.unlocked();
    const { signingFacts } = shield.world.engine.answers;
    const proposal = await shield.proposed();
    shield.world.engine.answers.signingFacts = () => ({
      ...(signingFacts?.(null as never) as object),
      best: { number: 1_012, hash: GENESIS, atMs: 0 },
    });
    await expect(shield.approve(proposal)).rejects.toMatchObject({ code: 'sign/era' });
    expect(shield.stored()).toBe('[]');
    expect(shield.inners).toEqual([]);
  });

  it('is not proposed with another account’s carrier, another nonce, or unasked', async () => {
    const shield = await ShieldWorld.unlocked(2);
    const { buildIntent } = shield.world.engine.answers;
    const built = (await buildIntent?.({
      address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    } as never)) as {
      shield: object;
    };
    const plans = [built.shield, { ...built.shield, carrierNonce: 8 }, { ...built.shield, carrierNonce: 6 }];
    for (const plan of plans) {
      shield.world.engine.answers.buildIntent = () => ({ ...built, shield: plan });
      await expect(shield.proposed()).rejects.toMatchObject({
        code: 'engine/disagrees',
        context: { field: 'shield' },
      });
    }
  });
});

describe('a carrier that another account pays for', () => {
  it('is signed and renewed with that account’s key alone', async () => {
    const shield = await ShieldWorld.unlocked(2);
    const [, payer = ''] = shield.accountIds;
    const txHash = `0x${'77'.repeat(32)}`;
    const entry: OutboxEntry = {
      extrinsicHex: null,
      networkId: 'finney',
      signedAtMs: shield.world.clock.nowMs(),
      inner: { hex: `0x${'5a'.repeat(200)}`, carrierAccountId: payer, specVersion: 424 },
      row: {
        txHash,
        genesisHash: GENESIS,
        // Nobody here has its key.
        address: STRANGER,
        origin: null,
        sentence: { code: 'generic', params: {} },
        createdAtMs: 0,
        validUntilBlock: 1_014,
        shield: {
          carrierHash: NO_CARRIER,
          carrierAddress: addressOf(payer),
          carrierNonce: 3,
          innerNonce: 41,
          carrierValidUntilBlock: 0,
          tries: 0,
        },
        unprotected: null,
        expected: null,
      },
    };
    await shield.world.browser.local.set({ outbox: toWire([entry]) });
    await shield.world.restart();
    await shield.until(() => shield.carriers() === 1);
    await shield.renew(txHash);
    await shield.until(() => shield.carriers() === 2);
    for (const sent of shield.sent) {
      expect(sent.extrinsicHex).toContain(`8400${payer.slice(2)}01`);
      expect(shield.opened(sent)).toBe(entry.inner?.hex);
    }
    expect(shield.sent.at(-1)?.row.shield).toMatchObject({ tries: 2, carrierNonce: 3, innerNonce: 41 });
  });
});

describe('a carrier that is not the planned one', () => {
  const remark = callHex(metadata, 'System', 'remark', { remark: new Uint8Array(2_000) });
  const envelope = (length: number, kem: number) => {
    const ciphertext = new Uint8Array(length);
    ciphertext[16] = kem & 0xff;
    ciphertext[17] = kem >> 8;
    return callHex(metadata, 'MevShield', 'submit_encrypted', { ciphertext });
  };
  const cases: Array<[string, (payload: BuiltPayload) => BuiltPayload]> = [
    ['call', (payload) => ({ ...payload, callHex: remark })],
    ['size', (payload) => ({ ...payload, callHex: envelope(1_500, 1_088) })],
    ['layout', (payload) => ({ ...payload, callHex: envelope((payload.callHex.length - 10) / 2, 1_087) })],
    ['genesis', (payload) => ({ ...payload, genesisHash: `0x${'02'.repeat(32)}` })],
    ['spec', (payload) => ({ ...payload, specVersion: 425 })],
    ['nonce', (payload) => ({ ...payload, nonce: 9 })],
    ['tip', (payload) => ({ ...payload, tip: 1n })],
    ['era', (payload) => ({ ...payload, eraHex: eraHex(16, 999) })],
    ['era', (payload) => ({ ...payload, eraHex: '0x00' })],
    ['birth', (payload) => ({ ...payload, eraBlock: { ...payload.eraBlock, number: 1_000 } })],
  ];

  it.each(cases)('is not signed: %s', async (field, spoil) => {
    const shield = await ShieldWorld.unlocked();
    shield.spoil = spoil;
    await expect(shield.approve(await shield.proposed())).rejects.toMatchObject({
      code: 'shield/carrier-mismatch',
      context: { field },
    });
    expect(shield.sent).toEqual([]);
    expect(shield.stored()).toBe('[]');
  });

  it('is not signed when the engine assembles another', async () => {
    const shield = await ShieldWorld.unlocked();
    const proposal = await shield.proposed();
    const { assemble } = shield.world.engine.answers;
    shield.world.engine.answers.assemble = (ask: { payload: BuiltPayload }) =>
      ask.payload.nonce === 7 ? { extrinsicHex: '0x00' } : assemble?.(ask as never);
    await expect(shield.approve(proposal)).rejects.toMatchObject({ code: 'engine/disagrees' });
    expect(shield.sent).toEqual([]);
  });
});
