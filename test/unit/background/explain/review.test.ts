import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import type { ExtrinsicRequest } from '../../../../src/background/types.js';
import { rao, raoPerAlpha } from '../../../../src/core/amount/money.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import { callHex } from '../../../support/calls.js';
import {
  accepted,
  explainCall,
  explainFacts,
  HEAD,
  HOTKEY,
  inputFor,
  ownRequest,
  RUNTIMES,
  SAVINGS,
  SIGNER,
  STRANGER,
  simulate,
} from '../../../support/explain-builders.js';

const STAKE: Intent = {
  kind: 'stake',
  hotkey: HOTKEY,
  netuid: 64,
  amountRao: rao(5_000n),
  limitRaoPerAlpha: raoPerAlpha(81_000_000n),
  allowPartial: false,
};
const STAKE_ARGS = {
  hotkey: HOTKEY,
  netuid: 64,
  amount_staked: 5_000n,
  limit_price: 81_000_000n,
  allow_partial: false,
};
const id = (value: string) => ({ type: 'Id', value });

describe.each(RUNTIMES)('the review of a payment or a trade on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const explainer = createExplainer();

  it('S2 A5: the first payment from this wallet is named, whoever asks for it, unless it is known not to be the first', async () => {
    const seen = (paidBefore: boolean | undefined, exists = true) =>
      explainFacts({
        seen: [{ address: STRANGER, exists, ...(paidBefore === undefined ? {} : { paidBefore }) }],
      });
    const calls: Array<[string, object]> = [
      ['transfer_keep_alive', { dest: id(STRANGER), value: 1n }],
      ['transfer_allow_death', { dest: id(STRANGER), value: 1n }],
      ['transfer_all', { dest: id(STRANGER), keep_alive: true }],
    ];
    for (const [call, args] of calls) {
      const risksOf = async (facts: ReturnType<typeof seen>) =>
        (await explainCall(metadata, callHex(metadata, 'Balances', call, args), facts)).risks.map(
          ({ code, level }) => `${code} ${level}`,
        );
      expect(await risksOf(seen(false)), call).toContain('first-payment caution');
      for (const facts of [seen(true), seen(undefined), seen(false, false)])
        expect(
          (await risksOf(facts)).filter((risk) => risk.startsWith('first-payment')),
          call,
        ).toEqual([]);
      expect(await risksOf(seen(false, false)), call).toContain('new-recipient caution');
    }
    const ownSend = await explainer.explain(
      inputFor(
        metadata,
        ownRequest(metadata, callHex(metadata, 'Balances', 'transfer_keep_alive', calls[0]?.[1] ?? {}), {
          kind: 'send',
          to: STRANGER,
          amountRao: rao(1n),
        }),
        seen(false),
      ),
    );
    expect(accepted(ownSend).risks).toContainEqual(
      expect.objectContaining({ code: 'first-payment', level: 'caution' }),
    );
    // An account of this wallet is nobody new.
    const mine = explainFacts({ seen: [{ address: SAVINGS, exists: true, paidBefore: false }] });
    const own = await explainCall(
      metadata,
      callHex(metadata, 'Balances', 'transfer_keep_alive', { dest: id(SAVINGS), value: 1n }),
      mine,
    );
    expect(own.risks.map(({ code }) => code)).not.toContain('first-payment');
  });

  it('A4: what hides a trade costs its signer too, before and after', async () => {
    const facts = explainFacts();
    const before = 100_000_000_000n;
    const freeAfter = async (shield: ExtrinsicRequest['shield']) => {
      const request = ownRequest(
        metadata,
        callHex(metadata, 'SubtensorModule', 'add_stake_limit', STAKE_ARGS),
        STAKE,
      );
      const { changes, effects } = accepted(
        await explainer.explain(
          inputFor(metadata, { ...request, shield }, facts, {
            explainFacts: async (ask) => ({ ...facts, sims: ask.sims.map(simulate) }),
          }),
        ),
      );
      expect(effects.filter(({ kind }) => kind === 'fee')).toHaveLength(1);
      return changes.find(({ subject, account }) => subject.of === 'free' && account === SIGNER)?.after;
    };
    const plan = { carrierNonce: 6, carrierFeeRao: 595_000n, innerValidUntilBlock: HEAD + 8 };
    const left = (rao: bigint) => [{ bound: 'at-least', value: { t: 'tao', rao } }];
    expect(await freeAfter(null)).toEqual(left(before - 5_000n - 412_000n));
    expect(await freeAfter({ ...plan, carrierAddress: SIGNER })).toEqual(
      left(before - 5_000n - 412_000n - 595_000n),
    );
    // Whoever pays the postage pays it alone.
    expect(await freeAfter({ ...plan, carrierAddress: SAVINGS })).toEqual(left(before - 5_000n - 412_000n));
  });
});
