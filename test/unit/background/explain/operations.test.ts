import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { needsSecondOpinion } from '../../../../src/background/requests/needs-second-opinion.js';
import { decodeAddress, encodeAddress } from '../../../../src/core/address/index.js';
import { argumentNames, openMetadata } from '../../../../src/core/chain/light/index.js';
import type { Explanation } from '../../../../src/core/explain/types.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import type { ExplainFacts, ExtraAnswer, ExtraAsk } from '../../../../src/protocol/engine/index.js';
import { callHex } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  ownRequest,
  RUNTIMES,
  SAVINGS,
  SIGNER,
  STRANGER,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';
import { EVM_ADDRESS, INTENT_CALLS, id } from '../../../support/intent-calls.js';

const ALL = 2n ** 64n - 1n;
const SYMBOLS: Record<number, string> = { 0: 'Τ', 8: 'θ', 64: 'ש' };
const tao = (rao: bigint) => ({ t: 'tao', rao });
const alpha = (netuid: number, base: bigint) => ({ t: 'alpha', netuid, base, symbol: SYMBOLS[netuid] });
const int = (value: bigint) => ({ t: 'int', value });
const subnet = (netuid: number) => expect.objectContaining({ t: 'subnet', netuid });
const account = (address: string) => expect.objectContaining({ t: 'account', address });
const EVERYTHING = { t: 'everything' };

const ANSWERS: Partial<Record<ExtraAsk['kind'], ExtraAnswer>> = {
  lock: { kind: 'lock', lockedBase: 900n, perpetual: false, hotkey: HOTKEY },
  crowdloan: {
    kind: 'crowdloan',
    raisedRao: 10n,
    capRao: 1_000n,
    endBlock: 6_000_000,
    finalized: false,
    withdrawableRao: 40n,
  },
  'root-claim': { kind: 'root-claim', sells: true, soldRao: 30n, kept: [{ netuid: 8, base: 5n }] },
  'basket-claim': { kind: 'basket-claim', redeemableRao: 500n, forfeitedRao: 2n, holdBlocks: 360n },
};

describe.each(RUNTIMES)('what each call says on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const light = openMetadata(metadata);
  const has = (call: string, pallet = 'SubtensorModule') => argumentNames(light, pallet, call) !== null;
  const baskets = has('claim_root_with_hotkey');
  const facts = explainFacts({
    positions: [
      { hotkey: HOTKEY, netuid: 64, alphaBase: 50_000n },
      { hotkey: HOTKEY, netuid: 0, alphaBase: 1_000n },
    ],
  });

  async function explain(
    pallet: string,
    call: string,
    args: object,
    intent: Intent | null = null,
    change: Partial<ExplainFacts> = {},
  ): Promise<Explanation> {
    const hex = callHex(metadata, pallet, call, args);
    const request = intent ? ownRequest(metadata, hex, intent) : dappRequest(metadata, hex);
    const known = { ...facts, ...change };
    return accepted(
      await createExplainer().explain(
        inputFor(metadata, request, known, {
          explainFacts: async (ask) => ({
            ...known,
            sims: ask.sims.map(simulate),
            answers:
              change.answers ?? (ask.asks ?? []).map((extra) => ANSWERS[extra.kind] ?? swapAnswer(extra)),
          }),
        }),
      ),
    );
  }
  const subtensor = (call: string, args: object, intent: Intent | null = null) =>
    explain('SubtensorModule', call, args, intent);
  const lines = ({ effects }: Explanation) =>
    effects.filter(({ kind }) => kind !== 'fee').map(({ kind, bound, value }) => [kind, bound, value]);
  const risks = ({ risks: found }: Explanation) =>
    found.filter(({ code }) => code !== 'no-metadata-hash').map(({ code, level }) => `${code} ${level}`);
  const of = (explanation: Explanation) => ({
    sentence: explanation.sentence,
    lines: lines(explanation),
    risks: risks(explanation),
    certainty: explanation.certainty,
  });

  it.runIf(!baskets)(
    'A2 T11: claims before the baskets: what stays alpha, what is sold at any price',
    async () => {
      const claim = await subtensor('claim_root', { subnets: [8, 64] });
      expect(of(claim)).toEqual({
        sentence: { code: 'claim-root', params: { count: int(2n) } },
        lines: [
          ['receive', 'expected', alpha(8, 5n)],
          ['receive', 'expected', alpha(0, 30n)],
        ],
        risks: ['no-limit-on-chain caution'],
        certainty: 'simulated',
      });
      const type = async (value: object) =>
        of(await subtensor('set_root_claim_type', { new_root_claim_type: value })).sentence;
      expect(await type({ type: 'Swap', value: undefined })).toEqual({ code: 'root-claim-swap', params: {} });
      expect(await type({ type: 'Keep', value: undefined })).toEqual({ code: 'root-claim-keep', params: {} });
      expect(await type({ type: 'KeepSubnets', value: { subnets: [3, 5] } })).toEqual({
        code: 'root-claim-keep-some',
        params: { count: int(2n) },
      });
    },
  );

  it.runIf(baskets)(
    'A2 T11: claims with baskets: the argument means nothing, dust and hold are said',
    async () => {
      const one = await subtensor('claim_root_with_hotkey', { hotkey: HOTKEY });
      expect(of(one)).toEqual({
        sentence: { code: 'claim-basket', params: { validator: account(HOTKEY) } },
        lines: [['receive', 'expected', alpha(0, 500n)]],
        risks: ['no-limit-on-chain caution'],
        certainty: 'simulated',
      });
      expect(one.facts).toEqual([
        { code: 'forfeited', value: tao(2n) },
        { code: 'held-blocks', value: int(360n) },
      ]);
      for (const subnets of [[], [8, 64]])
        expect((await subtensor('claim_root', { subnets })).sentence).toEqual({
          code: 'claim-baskets',
          params: {},
        });
    },
  );

  it('A2: a claim that nothing is known of promises nothing', async () => {
    const claim = await explain('SubtensorModule', 'claim_root', { subnets: [8] }, null, { answers: [null] });
    expect([lines(claim), claim.certainty, risks(claim)]).toEqual([
      [],
      'unknown',
      ['no-limit-on-chain caution'],
    ]);
  });

  it.runIf(baskets)(
    'A5 T13: a basket has no limit: a danger from a site, a caution from our own form',
    async () => {
      const args = { hotkey: HOTKEY, amount_staked: 5_000n };
      const own = INTENT_CALLS.find(({ intent }) => intent.kind === 'stake-basket')?.intent ?? null;
      expect(of(await subtensor('stake_into_basket', args))).toEqual({
        sentence: { code: 'stake-basket', params: { amount: tao(5_000n), validator: account(HOTKEY) } },
        lines: [['pay', 'exactly', tao(5_000n)]],
        risks: ['no-limit-on-chain danger'],
        certainty: 'exact',
      });
      expect(risks(await subtensor('stake_into_basket', args, own))).toEqual(['no-limit-on-chain caution']);
    },
  );

  it.runIf(baskets)('A2: stake that changes owner and validator, and a bond', async () => {
    const gift = await subtensor('transfer_stake_and_hotkey', {
      destination_coldkey: STRANGER,
      origin_hotkey: HOTKEY,
      destination_hotkey: OTHER_HOTKEY,
      origin_netuid: 64,
      destination_netuid: 64,
      alpha_amount: 7n,
    });
    expect(of(gift)).toEqual({
      sentence: {
        code: 'transfer-stake',
        params: {
          amount: alpha(64, 7n),
          subnet: subnet(64),
          validator: account(HOTKEY),
          to: account(STRANGER),
        },
      },
      lines: [['pay', 'exactly', alpha(64, 7n)]],
      risks: ['transfer-stake danger'],
      certainty: 'exact',
    });
    const bond = await subtensor('add_collateral', {
      netuid: 64,
      hotkey: HOTKEY,
      alpha: 9n,
      limit_price: 81n,
    });
    expect(of(bond)).toEqual({
      sentence: {
        code: 'add-collateral',
        params: { amount: alpha(64, 9n), subnet: subnet(64), validator: account(HOTKEY) },
      },
      lines: [
        ['pay', 'at-most', tao(2n)],
        ['lock', 'exactly', alpha(64, 9n)],
      ],
      risks: ['collateral caution'],
      certainty: 'unknown',
    });
    expect(bond.facts[0]).toEqual({
      code: 'worst-price',
      value: { t: 'price', raoPerAlpha: 81n, netuid: 64 },
    });
    expect(needsSecondOpinion(bond, new Map())).toBe(true);
  });

  it('A2 A5 T12 T15: auto-stake, locks and the door for locked alpha', async () => {
    const place = { subnet: subnet(64), validator: account(HOTKEY) };
    expect(of(await subtensor('set_coldkey_auto_stake_hotkey', { netuid: 64, hotkey: HOTKEY }))).toEqual({
      sentence: { code: 'auto-stake', params: place },
      lines: [],
      risks: ['auto-stake caution'],
      certainty: 'exact',
    });
    const lock = await subtensor('lock_stake', { hotkey: HOTKEY, netuid: 64, amount: 7n });
    expect(of(lock)).toEqual({
      sentence: { code: 'lock-stake', params: { amount: alpha(64, 7n), ...place } },
      lines: [['lock', 'exactly', alpha(64, 7n)]],
      risks: ['lock caution'],
      certainty: 'exact',
    });
    expect(lock.facts).toEqual([
      { code: 'locked-already', value: alpha(64, 900n) },
      { code: 'lock-decays', value: null },
    ]);
    expect(of(await subtensor('move_lock', { destination_hotkey: HOTKEY, netuid: 64 }))).toMatchObject({
      sentence: { code: 'move-lock', params: place },
      lines: [],
      risks: ['conviction-resets note'],
    });
    expect(of(await subtensor('set_perpetual_lock', { netuid: 64, enabled: true }))).toMatchObject({
      sentence: { code: 'lock-perpetual', params: { subnet: subnet(64) } },
      lines: [['lock', 'expected', alpha(64, 900n)]],
      risks: ['lock-perpetual caution'],
    });
    expect(of(await subtensor('set_perpetual_lock', { netuid: 64, enabled: false }))).toMatchObject({
      sentence: { code: 'lock-decaying' },
      lines: [],
      risks: [],
    });
    const door = async (enabled: boolean) => of(await subtensor('set_reject_locked_alpha', { enabled }));
    expect(await door(true)).toMatchObject({ sentence: { code: 'reject-locked' }, risks: [] });
    expect(await door(false)).toMatchObject({
      sentence: { code: 'accept-locked' },
      risks: ['accepts-locked note'],
    });
  });

  it('A2 T21: crowdloans: at most what is offered, and what comes back', async () => {
    const give = await explain('Crowdloan', 'contribute', { crowdloan_id: 3, amount: 100n });
    expect(of(give)).toEqual({
      sentence: { code: 'crowdloan-contribute', params: { id: int(3n), amount: tao(100n) } },
      lines: [['pay', 'at-most', tao(100n)]],
      risks: ['crowdloan caution'],
      certainty: 'bounded',
    });
    expect(give.facts).toEqual([
      { code: 'crowdloan-raised', value: tao(10n) },
      { code: 'crowdloan-cap', value: tao(1_000n) },
      { code: 'crowdloan-end', value: int(6_000_000n) },
    ]);
    expect(of(await explain('Crowdloan', 'withdraw', { crowdloan_id: 3 }))).toEqual({
      sentence: { code: 'crowdloan-withdraw', params: { id: int(3n) } },
      lines: [['receive', 'expected', tao(40n)]],
      risks: [],
      certainty: 'simulated',
    });
  });

  it('A2 T20: EVM: the own form names the address, a site only makes a transfer; out of the own mirror alone', async () => {
    const fund = INTENT_CALLS.find(({ intent }) => intent.kind === 'evm-fund');
    if (!fund) throw new Error('no evm-fund');
    expect((await explain(...fund.call, fund.intent)).sentence).toEqual({
      code: 'evm-fund',
      params: { amount: tao(5_000n), evm: { t: 'hex', hex: EVM_ADDRESS } },
    });
    expect((await explain(...fund.call)).sentence.code).toBe('transfer');
    const h160 = `0x${Buffer.from(decodeAddress(SIGNER).accountId.slice(0, 20)).toString('hex')}`;
    expect(of(await explain('EVM', 'withdraw', { address: h160, value: 9n }))).toEqual({
      sentence: { code: 'evm-withdraw', params: { amount: tao(9n), evm: { t: 'hex', hex: h160 } } },
      lines: [['receive', 'exactly', tao(9n)]],
      risks: [],
      certainty: 'exact',
    });
    expect(of(await explain('EVM', 'withdraw', { address: EVM_ADDRESS, value: 9n }))).toMatchObject({
      lines: [],
      risks: ['no-such-right caution'],
    });
  });

  it('A2 T17: a sealed transaction is said to be one', async () => {
    const hex = callHex(metadata, 'MevShield', 'submit_encrypted', { ciphertext: new Uint8Array(1_200) });
    const request = dappRequest(metadata, hex, { eraHex: '0x7200' });
    const sealed = accepted(await createExplainer().explain(inputFor(metadata, request, facts)));
    expect(of(sealed)).toEqual({
      sentence: { code: 'submit-encrypted', params: { size: int(1_200n) } },
      lines: [],
      risks: ['sealed caution'],
      certainty: 'unknown',
    });
  });

  it('A2 S74: everything is a word, never a number, and its size is the position', async () => {
    const move = await subtensor('move_stake', {
      origin_hotkey: HOTKEY,
      destination_hotkey: OTHER_HOTKEY,
      origin_netuid: 64,
      destination_netuid: 64,
      alpha_amount: ALL,
    });
    expect(move.sentence).toEqual({
      code: 'move-position',
      params: {
        amount: EVERYTHING,
        from: account(HOTKEY),
        to: account(OTHER_HOTKEY),
        fromSubnet: subnet(64),
        toSubnet: subnet(64),
      },
    });
    const legs = ['pay', 'receive'].map((kind) => [kind, 'expected', alpha(64, 50_000n)]);
    expect(lines(move)).toEqual(legs);
    expect(needsSecondOpinion(move, new Map())).toBe(false);
    const gift = {
      destination_coldkey: SAVINGS,
      hotkey: HOTKEY,
      origin_netuid: 64,
      destination_netuid: 64,
      alpha_amount: ALL,
    };
    const given = await subtensor('transfer_stake', gift);
    expect(given.sentence.code).toBe('transfer-position');
    expect(lines(given)).toEqual(legs);
    expect(risks(given)).toEqual(['transfer-stake note', 'own-recipient note']);
    const blind = await explain('SubtensorModule', 'transfer_stake', gift, null, { positions: [] });
    expect([lines(blind), blind.certainty]).toEqual([[], 'unknown']);
    expect(needsSecondOpinion(blind, new Map())).toBe(true);
    const swap = await subtensor('swap_stake', {
      hotkey: HOTKEY,
      origin_netuid: 64,
      destination_netuid: 8,
      alpha_amount: ALL,
    });
    expect(swap.sentence.code).toBe('swap-position');
    expect(lines(swap)).toEqual([
      ['pay', 'expected', alpha(64, 50_000n)],
      ['receive', 'expected', alpha(8, 79_200n)],
    ]);
    for (const { tree } of [move, given, blind, swap])
      expect(tree.args.find(({ name }) => name === 'alpha_amount')?.param).toEqual(EVERYTHING);
    for (const shown of [move, given, blind, swap])
      expect(
        JSON.stringify([shown.sentence, shown.effects], (_key, value: unknown) =>
          typeof value === 'bigint' ? `${value}` : value,
        ),
      ).not.toContain(`${ALL}`);
  });

  it('A2: a root exit without a limit has no price to warn of', async () => {
    const args = { hotkey: HOTKEY, netuid: 0, limit_price: undefined };
    const exit = await subtensor('remove_stake_full_limit', args);
    expect([exit.facts, risks(exit)]).toEqual([[], []]);
    const blind = await explain('SubtensorModule', 'remove_stake_full_limit', args, null, { positions: [] });
    expect([blind.facts, risks(blind)]).toEqual([[], []]);
  });

  it('S74: a hotkey that is to own stake is a danger', async () => {
    const { risks: found } = await subtensor('transfer_stake', {
      destination_coldkey: OTHER_HOTKEY,
      hotkey: HOTKEY,
      origin_netuid: 64,
      destination_netuid: 64,
      alpha_amount: 7n,
    });
    expect(found.find(({ code }) => code === 'recipient-is-hotkey')).toMatchObject({ level: 'danger' });
  });

  it('A2: every own intent that this runtime has is explained in words of its own', async () => {
    for (const { intent, call, only } of INTENT_CALLS) {
      if (!has(call[1], call[0])) continue;
      if (only !== undefined && (only === 'baskets') !== baskets) continue;
      const { sentence } = await explain(...call, intent);
      // The address of this one is not the signer's: it could only fail.
      if (intent.kind !== 'evm-withdraw') expect(sentence.code, intent.kind).not.toBe('generic');
    }
    expect(encodeAddress(decodeAddress(SIGNER).accountId)).toBe(SIGNER);
    expect(id(SIGNER).value).toBe(SIGNER);
  });
});
