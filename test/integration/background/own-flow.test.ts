import { blake2b } from '@noble/hashes/blake2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/background/signing/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { builtIntent } from '../../support/built-intent.js';
import type { FrameClient } from '../../support/frame-client.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { settle } from '../../support/stepped-clock.js';

const HOTKEY = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const intent = {
  kind: 'stake',
  hotkey: HOTKEY,
  netuid: 64,
  amountRao: 10_000_000_000n,
  limitRaoPerAlpha: 90_000_000n,
  allowPartial: false,
};

interface Submitted {
  extrinsicHex: string;
  row: { txHash: string; address: string; origin: string | null; validUntilBlock: number | null };
}

/** A wallet whose engine builds a call and assembles the same extrinsic as the explainer. */
async function proposed() {
  const world = new BackgroundWorld();
  await world.start();
  const [accountId = ''] = await world.withAccounts();
  world.engine.answers.buildIntent = () => builtIntent();
  world.engine.answers.assemble = ({ signature }: { signature: string }) => ({
    extrinsicHex: toHex(new TextEncoder().encode(`0x0702|${signature.slice(4)}`)),
  });
  const ui = world.ui();
  const { approvalId } = await ui.ask<{ approvalId: string }>('intents.propose', {
    accountId,
    intent,
    protect: true,
  });
  return { world, ui, accountId, id: approvalId, payloadHash: await world.show(approvalId) };
}

function sign(ui: FrameClient, id: string, payloadHash: string) {
  return ui.send<{ txHash: string }>('approvals.decide', { id, decision: 'sign', payloadHash });
}

describe('our own form', () => {
  it('is asked inside its page: no window, and no origin', async () => {
    const { world, ui, id } = await proposed();
    expect(world.browser.windowsOpened).toBe(0);
    const view = await ui.ask<{ requester: { origin: null }; position: number; total: number }>(
      'approvals.get',
      { id },
    );
    expect([view.requester.origin, view.position, view.total]).toEqual([null, 1, 1]);
    expect(await world.pending()).toEqual([]);
  });

  it('sends what both assemblers agree on, and keeps the engine until it is done', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    const { txHash } = await world.clock.until(sign(ui, id, payloadHash));
    const [submitted] = world.engine.requests('submit') as Submitted[];
    expect(submitted?.row).toMatchObject({
      txHash,
      origin: null,
      shield: null,
      unprotected: 'no-runtime',
      // What was shown goes along, for the receipt.
      expected: { effects: [], impactBps: null, worstPrice: null, legs: null },
    });
    expect(txHash).toBe(toHex(blake2b(hexToBytes(submitted?.extrinsicHex.slice(2) ?? ''), { dkLen: 32 })));
    expect(world.keeperStarts).toBe(1);
    expect(world.browser.local.entries.get('outbox')).toBe('[]');
  });

  it('sends nothing when the other assembler disagrees in a byte', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    world.engine.answers.assemble = () => ({ extrinsicHex: '0x00' });
    expect(await ui.codeOf(sign(ui, id, payloadHash))).toBe('engine/disagrees');
    expect(world.engine.requests('submit')).toEqual([]);
    expect(world.browser.local.entries.has('outbox')).toBe(false);
  });

  it("gives the chain's refusal to the form and forgets the bytes", async () => {
    const { world, ui, id, payloadHash } = await proposed();
    world.engine.answers.submit = () => {
      throw new WalletError('chain/rejected', { name: 'Payment' });
    };
    expect(await ui.codeOf(sign(ui, id, payloadHash))).toBe('chain/rejected');
    expect(world.browser.local.entries.get('outbox')).toBe('[]');
  });

  it('can be approved again when the signed bytes could not be stored', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    const set = world.browser.local.set.bind(world.browser.local);
    world.browser.local.set = async (entries) => {
      if ('outbox' in entries) throw new Error('QUOTA_BYTES');
      return set(entries);
    };
    expect(await ui.codeOf(sign(ui, id, payloadHash))).toBe('internal');
    expect(world.engine.requests('submit')).toEqual([]);
    world.browser.local.set = set;
    await world.clock.until(sign(ui, id, payloadHash));
    expect(world.engine.requests('submit')).toHaveLength(1);
  });

  it('is sent although the engine cannot be held', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    world.keeperFailure = new Error('no offscreen documents');
    await world.clock.until(sign(ui, id, payloadHash));
    expect(world.engine.requests('submit')).toHaveLength(1);
  });

  it('ends with the page that made it', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    ui.close();
    await settle();
    const later = world.ui();
    expect(await later.codeOf(sign(later, id, payloadHash))).toBe('approval/unknown');
    expect(world.engine.requests('submit')).toEqual([]);
  });

  it('is refused while locked', async () => {
    const { world, ui, accountId } = await proposed();
    await world.lock();
    expect(await ui.codeOf(ui.send('intents.propose', { accountId, intent, protect: true }))).toBe(
      'vault/locked',
    );
  });
});

describe('S25 a worker that dies after signing', () => {
  it('sends the same bytes again and signs nothing', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    let signings = 0;
    world.beforeSigning = async () => {
      signings += 1;
    };
    // The question reaches an engine that never answers: the worker dies meanwhile.
    world.engine.answers.submit = () => new Promise(() => undefined);
    const sent = world.engine.whenAsked('submit') as Promise<Submitted>;
    void sign(ui, id, payloadHash);
    const before = await world.clock.until(sent);

    world.engine.answers.submit = () => ({ txHash: GENESIS });
    await world.restart();
    await world.clock.advance(100);
    const [, again] = world.engine.requests('submit') as Submitted[];
    expect(again?.extrinsicHex).toBe(before.extrinsicHex);
    const later = world.ui();
    const repeated = await world.clock.until(sign(later, id, payloadHash));
    expect(repeated.txHash).toBe(before.row.txHash);
    expect(signings).toBe(1);
    expect(world.browser.local.entries.get('outbox')).toBe('[]');
  });

  it('keeps the bytes while the chain cannot be reached, and tries on an alarm', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    world.engine.answers.submit = () => {
      throw new WalletError('chain/offline');
    };
    await world.clock.until(sign(ui, id, payloadHash));
    expect(world.browser.local.entries.get('outbox')).toContain('extrinsicHex');
    world.engine.answers.submit = () => ({ txHash: GENESIS });
    world.clock.jump(30_000);
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
    const [first, second] = world.engine.requests('submit') as Submitted[];
    expect(second?.extrinsicHex).toBe(first?.extrinsicHex);
    expect(world.browser.local.entries.get('outbox')).toBe('[]');
  });

  it('does not send the bytes of one network to another', async () => {
    const { world, ui, id, payloadHash } = await proposed();
    world.engine.answers.submit = () => {
      throw new WalletError('chain/offline');
    };
    await world.clock.until(sign(ui, id, payloadHash));
    await ui.ask('settings.update', { patch: { networkId: 'local' } });
    await world.restart();
    await world.clock.advance(100);
    expect(world.engine.requests('submit')).toHaveLength(1);
  });
});
