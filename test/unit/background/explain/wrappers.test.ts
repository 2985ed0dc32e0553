import { blake2b } from '@noble/hashes/blake2.js';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { fromHex, toHex } from '../../../../src/background/signing/index.js';
import { derivativeAddress, multisigAddress } from '../../../../src/core/address/derived.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import type { CallNode, Explanation } from '../../../../src/core/explain/types.js';
import type { ExplainFactsRequest, ExtraAnswer, ExtraAsk } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  RUNTIMES,
  SAVINGS,
  SIGNER,
  STRANGER,
} from '../../../support/explain-builders.js';

const id = (value: string) => ({ type: 'Id', value });
const key = (address: string) => decodeAddress(address).accountId;
const send = (value: bigint, dest = STRANGER) =>
  nested('Balances', 'transfer_keep_alive', { dest: id(dest), value });
const tao = (rao: bigint) => ({ t: 'tao', rao });
const int = (value: bigint) => ({ t: 'int', value });
const WEIGHT = { ref_time: 1n, proof_size: 1n };
type Answers = (ask: ExtraAsk, address: string) => ExtraAnswer | null;

describe.each(RUNTIMES)('calls in calls on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  async function explain(
    [pallet, call, args]: readonly [string, string, object],
    answers: Answers = () => null,
    heard: ExplainFactsRequest[] = [],
  ): Promise<Explanation> {
    const request = dappRequest(metadata, callHex(metadata, pallet, call, args));
    const input = inputFor(metadata, request, undefined, {
      explainFacts: async (question) => {
        heard.push(question);
        return explainFacts({ answers: (question.asks ?? []).map((ask) => answers(ask, question.address)) });
      },
    });
    return accepted(await createExplainer().explain(input));
  }
  const lines = ({ effects }: Explanation) =>
    effects.map(({ kind, bound, value, account }) => [kind, bound, value, account]);
  const codes = (list: ReadonlyArray<{ code: string }>) => list.map(({ code }) => code);
  const innerOf = ({ sentence }: Pick<CallNode, 'sentence'>) =>
    sentence.params.inner?.t === 'sentence' ? sentence.params.inner.sentence : null;
  const proxied = (call: object, type?: string) =>
    ['Proxy', 'proxy', {
      real: id(SAVINGS),
      force_proxy_type: type === undefined ? undefined : { type, value: undefined },
      call,
    }] as const; // biome-ignore format: one call

  it('A3 S58: a sentence in a sentence says for whom and what, however deep', async () => {
    const heard: ExplainFactsRequest[] = [];
    const rights: Answers = (ask, address) =>
      ask.kind === 'proxies' && address === SAVINGS
        ? { kind: 'proxies', list: [{ delegate: SIGNER, type: 'Any', delay: 0 }], depositRao: 93n }
        : null;
    const inner = nested('Utility', 'as_derivative', { index: 3, call: send(5n) });
    const explained = await explain(proxied(inner), rights, heard);
    const derived = derivativeAddress(key(SAVINGS), 3);
    expect(explained.sentence).toMatchObject({
      code: 'proxy',
      params: { real: { address: SAVINGS, name: 'Savings' }, type: { text: 'Any' } },
    });
    const middle = innerOf(explained);
    expect(middle).toMatchObject({
      code: 'as-derivative',
      params: { real: { address: derived }, index: int(3n) },
    });
    expect(innerOf({ sentence: middle ?? explained.sentence })).toMatchObject({
      code: 'transfer',
      params: { amount: tao(5n), to: { address: STRANGER } },
    });
    expect(lines(explained)).toEqual([
      ['pay', 'exactly', tao(5n), derived],
      ['fee', 'at-most', tao(412_000n), SIGNER],
    ]);
    expect(explained.facts).toContainEqual({
      code: 'fee-payer',
      value: expect.objectContaining({ address: SIGNER }),
    });
    expect(codes(explained.risks)).not.toContain('no-such-right');
    const [child] = explained.tree.children;
    expect([child?.actor, child?.children[0]?.actor]).toEqual([SAVINGS, derived]);
    expect(child?.sentence).toEqual(middle);
    // The list of rights is the account's, so it is the account that is asked about.
    expect(heard.find(({ asks }) => asks?.some(({ kind }) => kind === 'proxies'))?.address).toBe(SAVINGS);
  });

  it('a plain call is paid for by the account that acts, which goes without saying', async () => {
    const { facts } = await explain(['Balances', 'transfer_keep_alive', send(5n).value.value]);
    expect(codes(facts)).not.toContain('fee-payer');
  });

  it.each([
    ['no right at all', [], undefined, true],
    ['a right of somebody else', [{ delegate: STRANGER, type: 'Any', delay: 0 }], undefined, true],
    ['a right that must wait', [{ delegate: SIGNER, type: 'Any', delay: 1 }], undefined, true],
    ['another type than the forced one', [{ delegate: SIGNER, type: 'Any', delay: 0 }], 'Staking', true],
    ['the forced type', [{ delegate: SIGNER, type: 'Staking', delay: 0 }], 'Staking', false],
    [
      'the first of two counts',
      [
        { delegate: SIGNER, type: 'Any', delay: 7 },
        { delegate: SIGNER, type: 'Transfer', delay: 0 },
      ],
      undefined,
      true,
    ],
  ])('a delegate with %s', async (__, list, type, fails) => {
    const answers: Answers = ({ kind }) => (kind === 'proxies' ? { kind, list, depositRao: 0n } : null);
    const { risks } = await explain(proxied(send(5n), type), answers);
    expect(risks.some(({ code, level }) => code === 'no-such-right' && level === 'caution')).toBe(fails);
  });

  it('an announced call is its delegate’s: anybody may send it, and a delay is no hindrance', async () => {
    const announced = ['Proxy', 'proxy_announced', {
      delegate: id(STRANGER),
      real: id(SAVINGS),
      force_proxy_type: undefined,
      call: send(5n),
    }] as const; // biome-ignore format: one call
    const list = [{ delegate: STRANGER, type: 'Any', delay: 7_200 }];
    const answers: Answers = ({ kind }) => (kind === 'proxies' ? { kind, list, depositRao: 0n } : null);
    const { risks, effects } = await explain(announced, answers);
    expect(codes(risks)).not.toContain('no-such-right');
    expect(effects[0]).toMatchObject({ kind: 'pay', account: SAVINGS });
  });

  it('what is not known of the rights is not claimed', async () => {
    const { risks, certainty } = await explain(proxied(send(5n)));
    expect(codes(risks)).not.toContain('no-such-right');
    expect(certainty).toBe('exact');
  });

  describe('a shared account of three, two of whom must agree', () => {
    const others = [OTHER_HOTKEY, HOTKEY];
    const shared = multisigAddress([SIGNER, ...others].map(key), 2);
    const asMulti = (call = send(5n), maybe_timepoint?: { height: number; index: number }) =>
      ['Multisig', 'as_multi', {
        threshold: 2,
        other_signatories: others,
        maybe_timepoint,
        call,
        max_weight: WEIGHT,
      }] as const; // biome-ignore format: one call
    const BEGUN = { height: 9, index: 2 };
    const pending = (approvals: string[]) => ({
      approvals,
      depositor: approvals[0] ?? SIGNER,
      depositRao: 196_000_000n,
      block: BEGUN.height,
      index: BEGUN.index,
    });
    const state =
      (value: ReturnType<typeof pending> | null): Answers =>
      ({ kind }) =>
        kind === 'multisig' ? { kind, pending: value } : null;
    const reserve = 132_000_000n + 2n * 32_000_000n;

    it('the first yes holds a deposit and moves nothing', async () => {
      const heard: ExplainFactsRequest[] = [];
      const first = await explain(asMulti(), state(null), heard);
      expect(first.sentence).toMatchObject({
        code: 'approve-shared',
        params: { real: { address: shared }, inner: { sentence: { code: 'transfer' } } },
      });
      expect(lines(first)).toEqual([
        ['reserve', 'exactly', tao(reserve), SIGNER],
        ['fee', 'at-most', tao(412_000n), SIGNER],
      ]);
      expect(first.facts).toEqual([
        { code: 'approvals', value: int(1n) },
        { code: 'threshold', value: int(2n) },
        { code: 'fee-payer', value: expect.objectContaining({ address: SIGNER }) },
      ]);
      expect(first.certainty).toBe('exact');
      expect(first.tree.children[0]).toMatchObject({ actor: shared, sentence: { code: 'transfer' } });
      expect(first.changes.map(({ account, subject }) => [account, subject.of])).toEqual([
        [SIGNER, 'free'],
        [SIGNER, 'reserved'],
      ]);
      const { type, value } = send(5n);
      const bytes = fromHex(callHex(metadata, type, value.type, value.value));
      const ask = heard.flatMap(({ asks = [] }) => asks).find(({ kind }) => kind === 'multisig');
      expect(ask).toEqual({
        kind: 'multisig',
        account: shared,
        callHash: toHex(blake2b(bytes, { dkLen: 32 })),
      });
    });

    it('the last yes carries it out and gives the opener’s deposit back', async () => {
      const last = await explain(asMulti(send(5n), BEGUN), state(pending([HOTKEY])));
      expect(last.sentence.code).toBe('as-shared');
      expect(lines(last)).toEqual([
        ['pay', 'exactly', tao(5n), shared],
        ['release', 'exactly', tao(196_000_000n), HOTKEY],
        ['fee', 'at-most', tao(412_000n), SIGNER],
      ]);
      expect(last.facts.slice(0, 2)).toEqual([
        { code: 'approvals', value: int(2n) },
        { code: 'threshold', value: int(2n) },
      ]);
    });

    it('what the chain would not take is said: another beginning, or the same yes again', async () => {
      const fails = async (at: typeof BEGUN | undefined, approvals: string[] | null) =>
        codes((await explain(asMulti(send(5n), at), state(approvals && pending(approvals)))).risks).includes(
          'forbidden-now',
        );
      expect(await fails(undefined, null)).toBe(false);
      expect(await fails(BEGUN, [HOTKEY])).toBe(false);
      expect(await fails(BEGUN, [HOTKEY, OTHER_HOTKEY])).toBe(false);
      expect(await fails(BEGUN, null)).toBe(true);
      expect(await fails(undefined, [HOTKEY])).toBe(true);
      expect(await fails({ height: 9, index: 3 }, [HOTKEY])).toBe(true);
      expect(await fails(BEGUN, [SIGNER])).toBe(true);
    });

    it('the same yes twice is one', async () => {
      const again = await explain(asMulti(send(5n), BEGUN), state(pending([SIGNER])));
      expect(again.sentence.code).toBe('approve-shared');
      expect(lines(again)).toEqual([['fee', 'at-most', tao(412_000n), SIGNER]]);
    });

    it('A4: what nobody can say is shown as a most, and said', async () => {
      const blind = await explain(asMulti());
      expect(blind.sentence.code).toBe('as-shared');
      expect(lines(blind)[0]).toEqual(['pay', 'at-most', tao(5n), shared]);
      expect(blind.certainty).toBe('unknown');
      expect(codes(blind.risks)).toContain('facts-unavailable');
      expect(blind.changes.filter(({ account }) => account === shared).map(({ after }) => after)).toEqual([
        [],
      ]);
    });

    it('a dangerous call is dangerous before the last yes too', async () => {
      const grant = nested('Proxy', 'add_proxy', {
        delegate: id(STRANGER),
        proxy_type: { type: 'Any', value: undefined },
        delay: 0,
      });
      const first = await explain(asMulti(grant as ReturnType<typeof send>), state(null));
      expect(first.risks[0]).toMatchObject({ code: 'proxy-grant', level: 'danger' });
      expect(first.effects.map(({ kind }) => kind)).toEqual(['reserve', 'fee']);
      expect([first.tree.level, first.tree.children[0]?.level]).toEqual([null, 'danger']);
    });
  });

  it('A4: of two alternatives only what holds for both is promised', async () => {
    const ifElse = (main: object, fallback: object) => explain(['Utility', 'if_else', { main, fallback }]);
    const both = await ifElse(send(3n, SAVINGS), send(8n, SAVINGS));
    expect(both.sentence).toMatchObject({
      code: 'if-else',
      params: {
        inner: { sentence: { code: 'transfer', params: { amount: tao(3n) } } },
        other: { sentence: { code: 'transfer', params: { amount: tao(8n) } } },
      },
    });
    expect(lines(both).slice(0, -1)).toEqual([
      ['pay', 'at-most', tao(8n), SIGNER],
      ['receive', 'at-least', tao(3n), SAVINGS],
    ]);
    expect(both.certainty).toBe('bounded');
    const one = await ifElse(send(3n, SAVINGS), nested('System', 'remark', { remark: new Uint8Array(1) }));
    expect(lines(one).slice(0, -1)).toEqual([['pay', 'at-most', tao(3n), SIGNER]]);
    const same = await ifElse(send(3n), send(3n, SAVINGS));
    expect(lines(same).slice(0, -1)).toEqual([['pay', 'exactly', tao(3n), SIGNER]]);
  });

  it('A4: where a delegate’s call may fail unseen, the others are a most too', async () => {
    const [pallet, call, args] = proxied(send(2n));
    const calls = [nested(pallet, call, args), send(3n)];
    const { effects } = await explain(['Utility', 'batch_all', { calls }]);
    expect(
      effects.filter(({ kind }) => kind === 'pay').map(({ bound, account }) => [bound, account]),
    ).toEqual([
      ['at-most', SAVINGS],
      ['at-most', SIGNER],
    ]);
  });

  it('S59: a dangerous step behind harmless ones is named, with how the batch begins', async () => {
    const remark = nested('System', 'remark', { remark: new TextEncoder().encode('airdrop') });
    const refusal = nested('SubtensorModule', 'set_reject_locked_alpha', { enabled: true });
    const grant = nested('Proxy', 'add_proxy', {
      delegate: id(STRANGER),
      proxy_type: { type: 'Any', value: undefined },
      delay: 100,
    });
    const batch = (...calls: object[]) => explain(['Utility', 'batch_all', { calls }]);
    const hidden = await batch(refusal, remark, grant);
    expect(hidden.facts.slice(0, 2)).toEqual([
      { code: 'hidden-step', value: { t: 'text', text: '3/3' } },
      { code: 'begins-with', value: { t: 'sentence', sentence: { code: 'reject-locked', params: {} } } },
    ]);
    expect(codes(hidden.facts)).toContain('delay');
    expect(codes(hidden.risks)).toEqual(expect.arrayContaining(['proxy-grant', 'hidden-step']));
    expect(hidden.tree.children.map(({ level }) => level)).toEqual([null, null, 'danger']);
    for (const open of [await batch(grant, remark), await batch(remark, refusal)])
      expect(codes([...open.facts, ...open.risks])).not.toContain('hidden-step');
  });
});
