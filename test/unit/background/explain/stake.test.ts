import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import type { ExplainFacts, StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainCall,
  explainFacts,
  HOTKEY,
  inputFor,
  SIGNER,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

const AMOUNT = 10_000_000_000n;
const FEE = 5_035_477n;
/** 10 τ at 0.08 τ, a little impact. */
const SIM = { out: 124_800_000_000n, feeIn: FEE, endPriceRaoPerAlpha: 80_100_000n, outAtLimit: null };

describe.skipIf(!HAS_FINNEY)('staking, explained (needs the recorded metadata beside the project)', () => {
  let metadata: StoredMetadata;
  beforeAll(() => {
    metadata = finney(424);
  });
  const stakeLimit = (change: object = {}, facts: ExplainFacts = explainFacts({ sims: [SIM] })) =>
    explainCall(
      metadata,
      callHex(metadata, 'SubtensorModule', 'add_stake_limit', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_staked: AMOUNT,
        limit_price: 80_400_000n,
        allow_partial: false,
        ...change,
      }),
      facts,
    );
  const codes = (list: ReadonlyArray<{ code: string }>) => list.map(({ code }) => code);
  const alpha = (base: bigint) => ({ t: 'alpha', netuid: 64, base, symbol: 'ש' });

  it('says what is paid, what comes at least and what is expected', async () => {
    const { sentence, effects, facts, certainty, codecsAgree, risks } = await stakeLimit();
    expect(sentence).toEqual({
      code: 'stake',
      params: {
        amount: { t: 'tao', rao: AMOUNT },
        subnet: { t: 'subnet', netuid: 64, name: 'Chutes', symbol: 'ש' },
        validator: { t: 'account', address: HOTKEY, name: 'tao.bot', role: 'validator' },
      },
    });
    expect(effects).toEqual([
      { kind: 'pay', bound: 'exactly', value: { t: 'tao', rao: AMOUNT }, account: SIGNER },
      {
        kind: 'receive',
        bound: 'at-least',
        value: alpha(((AMOUNT - FEE) * 1_000_000_000n) / 80_400_000n),
        account: SIGNER,
        hotkey: HOTKEY,
      },
      { kind: 'receive', bound: 'expected', value: alpha(SIM.out), account: SIGNER, hotkey: HOTKEY },
      { kind: 'fee', bound: 'at-most', value: { t: 'tao', rao: 412_000n }, account: SIGNER },
    ]);
    expect(facts).toEqual([
      { code: 'price-impact', value: { t: 'bps', bps: 11 } },
      { code: 'worst-price', value: { t: 'price', raoPerAlpha: 80_400_000n, netuid: 64 } },
      { code: 'all-or-nothing', value: null },
      { code: 'pool-fee', value: { t: 'tao', rao: FEE } },
    ]);
    expect({ certainty, codecsAgree, risks: codes(risks) }).toEqual({
      certainty: 'bounded',
      codecsAgree: true,
      risks: ['no-metadata-hash'],
    });
  });

  it('promises no minimum when the order may be filled in part', async () => {
    const { effects, facts, certainty } = await stakeLimit({ allow_partial: true });
    expect(effects.map(({ kind, bound }) => `${kind} ${bound}`)).toEqual([
      'pay at-most',
      'receive expected',
      'fee at-most',
    ]);
    expect(codes(facts)).toContain('partial-fill');
    expect(certainty).toBe('simulated');
  });

  it('a stake without a limit is said to be at any price', async () => {
    const { sentence, risks, facts, certainty } = await explainCall(
      metadata,
      callHex(metadata, 'SubtensorModule', 'add_stake', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_staked: AMOUNT,
      }),
      explainFacts({ sims: [SIM] }),
    );
    expect(sentence.code).toBe('stake-unlimited');
    expect(risks[0]).toMatchObject({ code: 'no-price-limit', level: 'caution' });
    expect(codes(facts)).toContain('no-limit');
    expect(certainty).toBe('simulated');
  });

  it('grades a limit by its distance from the price, and is silent about a close one', async () => {
    const level = async (limit_price: bigint) =>
      (await stakeLimit({ limit_price })).risks.find(({ code }) => code === 'price-far-from-quote')?.level ??
      null;
    expect(await level(84_000_000n)).toBeNull();
    expect(await level(84_100_000n)).toBe('caution');
    expect(await level(92_000_000n)).toBe('caution');
    expect(await level(92_100_000n)).toBe('danger');
    expect(await level(2n ** 64n - 1n)).toBe('danger');
  });

  it('expects nothing from a trade that its limit would stop', async () => {
    const { effects, risks } = await stakeLimit({ limit_price: 80_050_000n });
    expect(effects.map(({ bound }) => bound)).not.toContain('expected');
    expect(codes(risks)).toContain('limit-unreachable');
  });

  it('names a validator that is new to the account with its take, and one that does not exist as a danger', async () => {
    const [row] = explainFacts().validators;
    if (!row) throw new Error('no validator');
    const risks = async (change: object) =>
      (await stakeLimit({}, explainFacts({ sims: [SIM], validators: [{ ...row, ...change }] }))).risks;
    expect((await risks({ stakedBefore: false }))[0]).toEqual({
      code: 'first-time-validator',
      level: 'caution',
      params: {
        validator: { t: 'account', address: HOTKEY, name: 'tao.bot', role: 'validator' },
        take: { t: 'bps', bps: 1800 },
      },
    });
    expect((await risks({ known: false, stakedBefore: false }))[0]).toMatchObject({
      code: 'unknown-validator',
      level: 'danger',
    });
    expect(codes(await risks({}))).toEqual(['no-metadata-hash']);
  });

  it('stakes on root one to one, without a price to warn of', async () => {
    const { effects, facts, risks, certainty } = await explainCall(
      metadata,
      callHex(metadata, 'SubtensorModule', 'add_stake', { hotkey: HOTKEY, netuid: 0, amount_staked: AMOUNT }),
    );
    expect(effects[1]).toMatchObject({
      kind: 'receive',
      bound: 'exactly',
      value: { t: 'alpha', netuid: 0, base: AMOUNT },
    });
    expect({ facts, risks: codes(risks), certainty }).toEqual({
      facts: [],
      risks: ['no-metadata-hash'],
      certainty: 'exact',
    });
  });

  it('S77: without facts it still says exactly what is paid, and that the network was not asked', async () => {
    const request = dappRequest(
      metadata,
      callHex(metadata, 'SubtensorModule', 'add_stake', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_staked: AMOUNT,
      }),
    );
    const input = inputFor(metadata, request, null, { facts: null, inspect: async () => null });
    const { effects, certainty, codecsAgree, risks, atBlock } = accepted(
      await createExplainer().explain(input),
    );
    expect(effects).toEqual([
      { kind: 'pay', bound: 'exactly', value: { t: 'tao', rao: AMOUNT }, account: SIGNER },
    ]);
    expect({ certainty, codecsAgree, atBlock }).toEqual({
      certainty: 'unknown',
      codecsAgree: false,
      atBlock: null,
    });
    expect(codes(risks)).toContain('facts-unavailable');
  });

  it('S77: a fee that could not be had is no fee of zero', async () => {
    const { effects, risks } = await stakeLimit({}, explainFacts({ sims: [SIM], feeRao: null }));
    expect(effects.map(({ kind }) => kind)).not.toContain('fee');
    expect(codes(risks)).toContain('facts-unavailable');
  });

  it('explains the stake call of a runtime with another shape by its arguments only', async () => {
    const old = finney(219);
    const { sentence, certainty } = await explainCall(
      old,
      callHex(old, 'SubtensorModule', 'add_stake', { hotkey: HOTKEY, amount_staked: AMOUNT }),
    );
    expect(sentence.code).toBe('call');
    expect(certainty).toBe('unknown');
  });
});
