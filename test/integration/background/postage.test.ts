import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { addAccounts, TestDevice } from '../../support/device.js';
import { crossCheck } from '../../support/scripted-engine.js';
import { HOTKEY, ShieldWorld } from '../../support/shield-world.js';

const STAKE = {
  kind: 'stake',
  hotkey: HOTKEY,
  netuid: 1,
  amountRao: 10_000_000_000n,
  limitRaoPerAlpha: 90_000_000n,
  allowPartial: false,
};
const device = new TestDevice('ed25519');

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

describe('N2 who pays the postage', () => {
  let shield: ShieldWorld;
  let payer: string;

  beforeEach(async () => {
    shield = await ShieldWorld.unlocked(2);
    await addAccounts(shield.world, [device.account]);
    payer = shield.accountIds[0] ?? '';
  });

  const ui = () => shield.world.ui();
  const asked = (more: object) => ({ accountId: device.accountId, intent: STAKE, protect: true, ...more });
  const codeOf = (more: object) => {
    const client = ui();
    return client.codeOf(client.send('intents.propose', asked(more)));
  };
  /** The engine's plan with another account's carrier. */
  const planned = (change: object) => {
    const { buildIntent } = shield.world.engine.answers;
    shield.world.engine.answers.buildIntent = async (params: { postage: string | null }) => {
      const built = (await buildIntent?.(params as never)) as { shield: object };
      return { ...built, shield: { ...built.shield, carrierAddress: params.postage, ...change } };
    };
  };

  it('is another own key, and only for a device', async () => {
    expect(await codeOf({ accountId: payer, postage: shield.accountIds[1] })).toBe('not-allowed');
    expect(await codeOf({ postage: device.accountId })).toBe('keys/watch-only');
    expect(await codeOf({ postage: `0x${'77'.repeat(32)}` })).toBe('keys/unknown-account');
  });

  it('S25 is who was asked for: a plan with any other carrier is refused', async () => {
    // As scripted: carried by the signer itself.
    expect(await codeOf({ postage: payer })).toBe('engine/disagrees');
    planned({ carrierAddress: HOTKEY });
    expect(await codeOf({ postage: payer })).toBe('engine/disagrees');
  });

  it('is nobody for a device without it: the engine is told to hide nothing, and a plan all the same is refused', async () => {
    expect(await codeOf({})).toBe('engine/disagrees');
    expect(shield.world.engine.requests('buildIntent').at(-1)).toMatchObject({
      protect: false,
      postage: null,
    });
  });

  it('S26 is asked about with a second node: one that names another key is disputed, and nothing is given to the device', async () => {
    planned({});
    shield.world.engine.answers.crossCheck = () => crossCheck('disputed', { differences: ['shield-key'] });
    const client = ui();
    const { approvalId: id } = await client.ask<{ approvalId: string }>(
      'intents.propose',
      asked({ postage: payer }),
    );
    const view = await client.ask<View>('approvals.get', { id, settled: true });
    expect(view.secondOpinion).toBe('disputed');
    expect(shield.world.engine.requests('crossCheck')[0]).toMatchObject({ shieldKey: true });
    const payloadHash = view.result.ok ? view.result.explanation.payloadHash : '';
    const forDevice = client.send('approvals.forDevice', { id, payloadHash });
    expect(await client.codeOf(forDevice)).toBe('chain/disputed');
    const signature = `0x${'01'.repeat(64)}`;
    const decision = { id, decision: 'sign', payloadHash, signature };
    expect(await client.codeOf(client.send('approvals.decide', decision))).toBe('chain/disputed');
  });
});
