import { describe, expect, it } from 'vitest';
import type { Part } from '../../../../src/background/explain/compose.js';
import { createFactView, NO_ANSWERS } from '../../../../src/background/explain/fact-view.js';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { shareRisks } from '../../../../src/background/explain/recipients.js';
import {
  asksWealth,
  leavingRao,
  totalShareRisks,
  wealthRisks,
} from '../../../../src/background/explain/risks/wealth.js';
import { farRisks } from '../../../../src/background/explain/trade-parts.js';
import { changesControl } from '../../../../src/background/requests/changes-control.js';
import { toHex } from '../../../../src/background/signing/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import { encodeValue, openMetadata } from '../../../../src/core/chain/light/index.js';
import type { Explanation, Param, Risk, RiskLevel } from '../../../../src/core/explain/types.js';
import type { ExplainFacts, ExtraAnswer, ExtraAsk } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  declared,
  explainFacts,
  HOTKEY,
  inputFor,
  ownRequest,
  SAVINGS,
  SIGNER,
  STRANGER,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';

const RANK: Record<RiskLevel, number> = { note: 1, caution: 2, danger: 3 };
const worst = (risks: readonly Risk[]) => Math.max(0, ...risks.map(({ level }) => RANK[level]));
const levelOf = (risks: readonly Risk[], code: Risk['code']) =>
  risks.find((risk) => risk.code === code)?.level ?? null;
const view = (change: Partial<ExplainFacts> = {}) =>
  createFactView(SIGNER, explainFacts(change), NO_ANSWERS, [], 500n);
const pays = (rao: bigint, change: Partial<Part> = {}): Part => ({
  sentence: { code: 'transfer', params: {} },
  effects: [{ kind: 'pay', bound: 'exactly', value: { t: 'tao', rao }, account: SIGNER }],
  facts: [],
  risks: [],
  certainty: 'exact',
  untold: [],
  ...change,
});

describe('rules at, below and above their numbers', () => {
  it.each([
    [500, null],
    [501, 'caution'],
    [1_500, 'caution'],
    [1_501, 'danger'],
  ])('a limit %i basis points off the price', (distance, level) => {
    const price: Param = { t: 'price', raoPerAlpha: 1n, netuid: 1 };
    expect(levelOf(farRisks(distance, price, price), 'price-far-from-quote')).toBe(level);
  });

  it.each([
    [4_999n, null],
    [5_000n, null],
    [5_001n, 'large-share'],
    [9_999n, 'large-share'],
    [10_000n, 'entire-balance'],
  ])('%i ten-thousandths of what can be spent', (rao, code) => {
    const balance = { freeRao: 10_000n, spendableRao: 10_000n, reservedRao: 0n };
    const [risk] = shareRisks(rao, view({ balance, feeRao: 0n }), {});
    expect(risk?.code ?? null).toBe(code);
  });

  it.each([
    [5_000n, 'danger', null],
    [5_001n, 'danger', 'caution'],
    [9_000n, 'danger', 'caution'],
    [9_001n, 'danger', 'danger'],
    [9_001n, 'caution', 'caution'],
    [20_000n, 'danger', 'danger'],
  ] as const)('%i ten-thousandths of all that is owned, at most a %s', (leaving, most, level) => {
    const wealth = { kind: 'wealth', freeRao: 4_000n, stakedRao: 6_000n } as const;
    expect(levelOf(wealthRisks(leaving, wealth, most), 'large-part-of-wealth')).toBe(level);
  });

  it('what is owned is not guessed at', () => {
    expect(wealthRisks(9_999n, null, 'danger')).toEqual([]);
    expect(wealthRisks(9_999n, { kind: 'wealth', freeRao: 1n, stakedRao: null }, 'danger')).toEqual([]);
    expect(wealthRisks(9_999n, { kind: 'wealth', freeRao: 0n, stakedRao: 0n }, 'danger')).toEqual([]);
  });

  it('what is owned is asked only where half of what is free may leave', () => {
    const balance = { freeRao: 100n, spendableRao: 100n, reservedRao: 0n };
    expect([50n, 51n].map((leaving) => asksWealth(leaving, view({ balance })))).toEqual([false, true]);
    expect(asksWealth(51n, view({ balance: null }))).toBe(false);
    expect(asksWealth(0n, view({ balance: { ...balance, freeRao: 0n } }))).toBe(false);
  });

  it('what is traded or stays the account’s does not leave; what is given or destroyed on the way does', () => {
    const leaving = (...parts: Part[]) => leavingRao(parts, SIGNER, view());
    expect(leaving(pays(3n), pays(4n))).toBe(7n);
    expect(leaving(pays(3n, { pools: [64] }))).toBe(0n);
    expect(leaving(pays(3n, { sentence: { code: 'stake-basket', params: {} } }))).toBe(0n);
    expect(leaving(pays(3n, { risks: [{ code: 'own-recipient', level: 'note', params: {} }] }))).toBe(0n);
    const lost = (code: Risk['code']) =>
      pays(3n, { pools: [64], risks: [{ code, level: 'danger', params: {} }] });
    expect([leaving(lost('destroys-value')), leaving(lost('transfer-stake'))]).toEqual([3n, 3n]);
    const alpha = (netuid: number): Part => {
      const value = { t: 'alpha', netuid, base: 1_000n, symbol: null } as const;
      return pays(0n, { effects: [{ kind: 'pay', bound: 'exactly', value, account: SIGNER }] });
    };
    expect([leaving(alpha(64)), leaving(alpha(0)), leaving(alpha(9))]).toEqual([80n, 1_000n, 0n]);
    expect(leavingRao([pays(3n)], STRANGER, view())).toBe(0n);
  });

  it('many small payments are one large one', () => {
    const balance = { freeRao: 10_000n, spendableRao: 10_000n, reservedRao: 0n };
    const total = (rao: bigint, parts = 3) => {
      const each = Array.from({ length: parts }, () => pays(rao));
      return totalShareRisks(each, SIGNER, view({ balance, feeRao: 0n }), []);
    };
    expect(total(1_666n)).toEqual([]);
    expect(total(1_667n)).toMatchObject([{ code: 'large-share', params: { bps: { bps: 5_001 } } }]);
    expect(total(4_000n)).toMatchObject([{ code: 'entire-balance', level: 'caution' }]);
    expect(total(9_000n, 1)).toEqual([]);
  });
});

describe('rules of the whole request', () => {
  const metadata = declared('424');
  const light = openMetadata(metadata);
  const id = (value: string) => ({ type: 'Id', value });
  const transfer = (value: bigint, dest = STRANGER) =>
    ['Balances', 'transfer_keep_alive', { dest: id(dest), value }] as const;
  type Call = readonly [string, string, object];
  const batch = (...calls: Call[]): Call => [
    'Utility',
    'batch_all',
    { calls: calls.map(([pallet, call, args]) => nested(pallet, call, args)) },
  ];
  const proxied = ([pallet, call, args]: Call, real = STRANGER): Call => [
    'Proxy',
    'proxy',
    { real: id(real), force_proxy_type: undefined, call: nested(pallet, call, args) },
  ];
  type Answers = (ask: ExtraAsk) => ExtraAnswer | null;
  const inputOf = (request: ReturnType<typeof dappRequest>, answers: Answers, heard: ExtraAsk[] = []) =>
    inputFor(metadata, request, undefined, {
      explainFacts: async ({ asks = [], sims }) => {
        heard.push(...asks);
        return explainFacts({ sims: sims.map(simulate), answers: asks.map(answers) });
      },
    });
  const explain = async (
    [pallet, call, args]: Call,
    answers: Answers = () => null,
    heard: ExtraAsk[] = [],
  ): Promise<Explanation> => {
    const request = dappRequest(metadata, callHex(metadata, pallet, call, args));
    return accepted(await createExplainer().explain(inputOf(request, answers, heard)));
  };
  const wealth =
    (stakedRao: bigint): Answers =>
    (ask) =>
      ask.kind === 'wealth' ? { kind: 'wealth', freeRao: 100_000_000_000n, stakedRao } : null;

  it('S60: nearly all that is owned, alone or in parts, is a danger that asks for the password', async () => {
    for (const call of [
      transfer(95_000_000_000n),
      batch(transfer(48_000_000_000n), transfer(47_000_000_000n)),
    ]) {
      const all = await explain(call, wealth(0n));
      expect(levelOf(all.risks, 'large-part-of-wealth')).toBe('danger');
      expect(changesControl(all)).toBe(true);
      const half = await explain(call, wealth(50_000_000_000n));
      expect(levelOf(half.risks, 'large-part-of-wealth')).toBe('caution');
      expect(changesControl(half)).toBe(false);
    }
    expect(levelOf((await explain(transfer(95_000_000_000n, SAVINGS), wealth(0n))).risks, 'large-part-of-wealth')).toBeNull(); // biome-ignore format: one call
  });

  it('whoever typed the payment here is cautioned and not stopped', async () => {
    const [pallet, call, args] = transfer(95_000_000_000n);
    const intent = { kind: 'send', to: STRANGER, amountRao: rao(95_000_000_000n) } as const;
    const request = ownRequest(metadata, callHex(metadata, pallet, call, args), intent);
    const { risks } = accepted(await createExplainer().explain(inputOf(request, wealth(0n))));
    expect(levelOf(risks, 'large-part-of-wealth')).toBe('caution');
  });

  it('a small payment asks nothing about what else there is', async () => {
    const heard: ExtraAsk[] = [];
    await explain(transfer(1_000n), () => null, heard);
    expect(heard.map(({ kind }) => kind)).toEqual(['coldkey-swap', 'paused']);
  });

  const announced =
    (disputed = false): Answers =>
    (ask) =>
      ask.kind === 'coldkey-swap'
        ? {
            kind: 'coldkey-swap',
            announced: { atBlock: 77, hash: '0x' },
            disputed,
            costRao: 0n,
            delayBlocks: 1,
            againBlocks: 1,
          }
        : null;
  const paused: Answers = (ask) => (ask.kind === 'paused' ? { kind: 'paused', untilBlock: 99 } : null);
  const why = ({ risks }: Explanation) =>
    risks.flatMap(({ code, params }) => (code === 'forbidden-now' && params.why?.t === 'text' ? [params.why.text] : [])); // biome-ignore format: one line

  it('what the account’s state or the network forbids now is said before it is signed', async () => {
    expect(why(await explain(transfer(1n), announced()))).toEqual(['coldkey-swap']);
    expect(why(await explain(transfer(1n), announced(true)))).toEqual(['disputed']);
    expect(why(await explain(transfer(1n), paused))).toEqual(['paused']);
    expect(why(await explain(transfer(1n)))).toEqual([]);
    const remark: Call = ['System', 'remark', { remark: new Uint8Array(1) }];
    expect(why(await explain(remark, paused))).toEqual([]);
    expect(why(await explain(remark, announced()))).toEqual(['coldkey-swap']);
    expect(why(await explain(batch(remark), paused))).toEqual(['paused']);
    const heard: ExtraAsk[] = [];
    const clear: Call = ['SubtensorModule', 'clear_coldkey_swap_announcement', {}];
    expect(why(await explain(clear, announced(), heard))).toEqual([]);
    expect(heard.filter(({ kind }) => kind === 'paused')).toHaveLength(1);
  });

  it('S60: the last right over an account reached by that right is destroyed, and asks for the password', async () => {
    const right = { delegate: SIGNER, type: 'Any', delay: 0 };
    const rights =
      (list: Array<typeof right>): Answers =>
      ({ kind }) =>
        kind === 'proxies' ? { kind, list, depositRao: 0n } : null;
    const remove: Call = [
      'Proxy',
      'remove_proxy',
      { delegate: id(SIGNER), proxy_type: { type: 'Any', value: undefined }, delay: 0 },
    ];
    const last = await explain(proxied(remove), rights([right]));
    expect(last.risks[0]).toMatchObject({ code: 'destroys-value', level: 'danger' });
    expect(changesControl(last)).toBe(true);
    const others = [
      await explain(proxied(remove), rights([right, { ...right, type: 'Staking' }])),
      await explain(proxied(remove), rights([{ ...right, delay: 3 }])),
      await explain(proxied(remove)),
      // It has a key of its own, here.
      await explain(proxied(remove, SAVINGS), rights([right])),
      await explain(remove, rights([right])),
    ];
    for (const { risks } of others) expect(levelOf(risks, 'destroys-value')).toBeNull();
  });

  it('a harmless step more never makes a batch look safer', async () => {
    const random = createRandom(6);
    const remark = nested('System', 'remark', { remark: new Uint8Array(3) });
    const amount = () => 1n + BigInt(Math.floor(random() * 90)) * 1_000_000_000n;
    const trade = () => ({
      hotkey: HOTKEY,
      netuid: 64,
      amount_staked: amount(),
      limit_price: 79_000_000n + BigInt(Math.floor(random() * 20)) * 1_000_000n,
      allow_partial: random() < 0.5,
    });
    const makers = [
      () => nested(...transfer(amount())),
      () => nested('SubtensorModule', 'add_stake_limit', trade()),
      () => nested('Balances', 'transfer_all', { dest: id(STRANGER), keep_alive: true }),
      () => nested(...proxied(transfer(amount()))),
      () =>
        nested('Proxy', 'add_proxy', {
          delegate: id(STRANGER),
          proxy_type: { type: 'Staking', value: undefined },
          delay: 0,
        }),
      () => nested('Balances', 'burn', { value: amount(), keep_alive: true }),
    ];
    for (let run = 0; run < 60; run++) {
      const name = ['batch', 'batch_all', 'force_batch'][run % 3] ?? 'batch';
      const calls = Array.from({ length: 1 + (run % 4) }, () =>
        makers[Math.floor(random() * makers.length)]?.(),
      );
      const more = calls.toSpliced(Math.floor(random() * (calls.length + 1)), 0, remark);
      const [before, after] = [
        await explain(['Utility', name, { calls }], wealth(1n)),
        await explain(['Utility', name, { calls: more }], wealth(1n)),
      ];
      expect(worst(after.risks), `run ${run}`).toBeGreaterThanOrEqual(worst(before.risks));
    }
  });

  it('no rule fails on any call, whatever the chain answers', { timeout: 30_000 }, async () => {
    const random = createRandom(60);
    const int = () => BigInt(Math.floor(random() * 1_000_000));
    const answers: Answers = (ask) => {
      if (random() < 0.2) return null;
      switch (ask.kind) {
        case 'wealth':
          return { kind: 'wealth', freeRao: int(), stakedRao: random() < 0.5 ? null : int() };
        case 'proxies':
          return { kind: 'proxies', list: [{ delegate: SIGNER, type: 'Any', delay: 0 }], depositRao: int() };
        case 'multisig':
          return { kind: 'multisig', pending: null };
        case 'paused':
          return { kind: 'paused', untilBlock: random() < 0.5 ? null : 5 };
        case 'swap-bound':
          return swapAnswer(ask);
        default:
          return null;
      }
    };
    for (const [pallet, call] of possibleCalls(light))
      for (let round = 0; round < 2; round++) {
        const bytes = encodeValue(light.registry, randomCall(light.registry, pallet, call, random));
        const request = dappRequest(metadata, toHex(bytes), { eraHex: '0x7200' });
        const result = await createExplainer().explain(inputOf(request, answers));
        if (!result.ok) expect(result.refusal.code, `${pallet}.${call}`).toMatch(/^sign\//);
        else expect(result.explanation.changes.length).toBeGreaterThan(0);
      }
  });
});
