import { beforeAll, describe, expect, it } from 'vitest';
import { type ErrorBody, WalletError } from '../../../../src/core/errors/wallet-error.js';
import type { Explanation } from '../../../../src/core/explain/types.js';
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { askToSign, connectedToFinney } from '../../../integration/background/finney-world.js';
import { callHex } from '../../../support/calls.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

interface View {
  needsPassword: boolean;
  result: { ok: true; explanation: Explanation } | { ok: false; refusal: ErrorBody };
}

describe.skipIf(!HAS_FINNEY)('what the second decoder throws (needs the recorded metadata)', () => {
  let metadata: StoredMetadata;
  beforeAll(() => {
    metadata = finney(424);
  });

  async function viewed(thrown: WalletError) {
    const { world, page, address } = await connectedToFinney('https://stake.example');
    world.engine.answers.inspectCall = () => {
      throw thrown;
    };
    const remark = callHex(metadata, 'System', 'remark', { remark: new Uint8Array([1]) });
    const { id } = await askToSign(world, page, address, remark);
    const ui = world.ui();
    return { world, ui, id, view: await ui.ask<View>('approvals.get', { id }) };
  }

  it('S55 its own refusal to decode is the refusal that is shown, and nothing can be signed', async () => {
    const { world, ui, id, view } = await viewed(new WalletError('sign/trailing-bytes', { left: 2 }));
    expect(view.result).toEqual({
      ok: false,
      refusal: { code: 'sign/trailing-bytes', context: { left: 2 } },
    });
    expect(view.needsPassword).toBe(false);
    const payloadHash = `0x${'00'.repeat(32)}`;
    const blind = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(blind)).toBe('approval/hash-mismatch');
    expect(await world.pending()).toEqual([id]);
  });

  it('any other failure is only a second opinion that is missing', async () => {
    const { view } = await viewed(new WalletError('chain/offline'));
    if (!view.result.ok) throw new Error(view.result.refusal.code);
    expect(view.result.explanation.codecsAgree).toBe(false);
    expect(view.result.explanation.risks).toContainEqual(
      expect.objectContaining({ code: 'facts-unavailable' }),
    );
  });
});
