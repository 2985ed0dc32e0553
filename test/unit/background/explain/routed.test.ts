import { blake2b } from '@noble/hashes/blake2.js';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { fromHex, toHex } from '../../../../src/background/signing/index.js';
import { multisigAddress } from '../../../../src/core/address/derived.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { ExplainResult, Explanation } from '../../../../src/core/explain/types.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import type { ExtraAnswer, ExtraAsk } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  ownRequest,
  RUNTIMES,
  refusalCode,
  SAVINGS,
  SIGNER,
  STRANGER,
} from '../../../support/explain-builders.js';

type Answers = (ask: ExtraAsk, address: string) => ExtraAnswer | null;
type Made = ReturnType<typeof nested>;

const id = (value: string) => ({ type: 'Id', value });
const tao = (amount: bigint) => ({ t: 'tao', rao: amount });
const INTENT: BareIntent = { kind: 'send', to: STRANGER, amountRao: rao(5_000n) };
const SEND = nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 5_000n });
/** In byte order. */
const OTHERS = [HOTKEY, OTHER_HOTKEY];
const SHARED = multisigAddress(
  [SIGNER, ...OTHERS].map((who) => decodeAddress(who).accountId),
  2,
);
const WEIGHT = { ref_time: 9n, proof_size: 9n };
const BEGUN = { height: 9, index: 2 };
const proxyStep: RouteStep = { kind: 'proxy', real: SAVINGS, proxyType: 'Transfer' };
const announceStep: RouteStep = { kind: 'announce', real: SAVINGS, proxyType: 'Transfer', delayBlocks: 10 };
const sharedStep = (disclose = true): RouteStep => ({
  kind: 'multisig',
  account: SHARED,
  threshold: 2,
  others: OTHERS,
  disclose,
});

describe.each(RUNTIMES)('own intents through others on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const hexOf = ({ type, value }: Made) => callHex(metadata, type, value.type, value.value);
  const hashOf = (made: Made) => toHex(blake2b(fromHex(hexOf(made)), { dkLen: 32 }));
  const proxied = (call: Made, real = SAVINGS, type: string | null = 'Transfer') =>
    nested('Proxy', 'proxy', {
      real: id(real),
      force_proxy_type: type === null ? undefined : { type, value: undefined },
      call,
    });
  const announced = (call: Made) =>
    nested('Proxy', 'announce', { real: id(SAVINGS), call_hash: hashOf(call) });
  const asMulti = (call: Made, at?: typeof BEGUN, other_signatories = OTHERS) =>
    nested('Multisig', 'as_multi', {
      threshold: 2,
      other_signatories,
      maybe_timepoint: at,
      call,
      max_weight: WEIGHT,
    });
  const approve = (call: Made) =>
    nested('Multisig', 'approve_as_multi', {
      threshold: 2,
      other_signatories: OTHERS,
      maybe_timepoint: undefined,
      call_hash: hashOf(call),
      max_weight: { ref_time: 0n, proof_size: 0n },
    });
  const explain = (
    signed: Made,
    steps: RouteStep[],
    { preimages = [], intent = INTENT, answers = () => null }: Options = {},
  ): Promise<ExplainResult> => {
    const own = ownRequest(metadata, hexOf(signed), { kind: 'routed', steps, intent });
    const request = { ...own, preimages };
    return createExplainer().explain(
      inputFor(metadata, request, undefined, {
        explainFacts: async (ask) =>
          explainFacts({ answers: (ask.asks ?? []).map((one) => answers(one, ask.address)) }),
      }),
    );
  };
  interface Options {
    preimages?: string[];
    intent?: BareIntent;
    answers?: Answers;
  }
  const codes = ({ effects }: Explanation) => effects.map(({ kind, account }) => `${kind} ${account}`);
  const innerOf = ({ sentence }: Explanation) =>
    sentence.params.inner?.t === 'sentence' ? sentence.params.inner.sentence : null;
  const refused = async (...asked: Parameters<typeof explain>) => refusalCode(await explain(...asked));
  const pending = (approvals: string[]): Answers => {
    const found = { approvals, depositor: approvals[0] ?? SIGNER, depositRao: 196_000_000n };
    return ({ kind }) =>
      kind === 'multisig' ? { kind, pending: { ...found, block: BEGUN.height, index: BEGUN.index } } : null;
  };

  it('K8 A3: a delegate’s act says for whom it is, and who pays the fee', async () => {
    const answers: Answers = ({ kind }) =>
      kind === 'proxies'
        ? { kind, list: [{ delegate: SIGNER, type: 'Transfer', delay: 0 }], depositRao: 93n }
        : null;
    const told = accepted(await explain(proxied(SEND), [proxyStep], { answers }));
    expect(told.sentence).toMatchObject({ code: 'proxy', params: { real: { address: SAVINGS } } });
    expect(innerOf(told)).toMatchObject({ code: 'transfer', params: { amount: tao(5_000n) } });
    expect(codes(told)).toEqual([`pay ${SAVINGS}`, `fee ${SIGNER}`]);
    expect(told.facts.map(({ code }) => code)).toContain('fee-payer');
    expect(told.risks.map(({ code }) => code)).not.toContain('no-such-right');
  });

  it('K8 A4: an announcement shows the call behind its hash, as something that comes later', async () => {
    const preimages = [hexOf(SEND)];
    const told = accepted(await explain(announced(SEND), [announceStep], { preimages }));
    expect(told.sentence.code).toBe('announce');
    expect(innerOf(told)).toMatchObject({ code: 'transfer', params: { to: { address: STRANGER } } });
    expect(codes(told)).toEqual([`reserve ${SIGNER}`, `fee ${SIGNER}`]);
    expect(told.tree.children[0]).toMatchObject({ actor: SAVINGS, sentence: { code: 'transfer' } });
  });

  it('K9 A3: the first approval reserves a deposit, the last one carries out what it shows', async () => {
    const answers: Answers = ({ kind }) => (kind === 'multisig' ? { kind, pending: null } : null);
    const first = accepted(await explain(asMulti(SEND), [sharedStep()], { answers }));
    expect(first.sentence.code).toBe('approve-shared');
    expect(codes(first)).toEqual([`reserve ${SIGNER}`, `fee ${SIGNER}`]);
    const last = accepted(
      await explain(asMulti(SEND, BEGUN), [sharedStep()], { answers: pending([HOTKEY]) }),
    );
    expect(last.sentence.code).toBe('as-shared');
    expect(codes(last)).toEqual([`pay ${SHARED}`, `release ${HOTKEY}`, `fee ${SIGNER}`]);
  });

  it('K9 A4: an approval by hash is explained from the call that belongs to it', async () => {
    const answers: Answers = ({ kind }) => (kind === 'multisig' ? { kind, pending: null } : null);
    const preimages = [hexOf(SEND)];
    const told = accepted(await explain(approve(SEND), [sharedStep(false)], { preimages, answers }));
    expect(told.sentence.code).toBe('approve-shared');
    expect(innerOf(told)).toMatchObject({ code: 'transfer', params: { amount: tao(5_000n) } });
    // Where the call was to be shown to all members, a hash is not what was asked for.
    expect(await refused(approve(SEND), [sharedStep(true)], { preimages })).toBe('engine/disagrees');
  });

  it('K8 K9: a member of a multisig that is the delegate of another account', async () => {
    const steps = [sharedStep(), proxyStep];
    const told = accepted(
      await explain(asMulti(proxied(SEND), BEGUN), steps, { answers: pending([HOTKEY]) }),
    );
    expect(codes(told)).toContain(`pay ${SAVINGS}`);
    expect(told.tree.children[0]?.actor).toBe(SHARED);
    expect(told.tree.children[0]?.children[0]?.actor).toBe(SAVINGS);
    // The same two steps the other way round are another account’s act.
    expect(await refused(proxied(asMulti(SEND)), steps)).toBe('engine/disagrees');
    expect(await refused(asMulti(proxied(SEND), BEGUN), [proxyStep, sharedStep()])).toBe('engine/disagrees');
  });

  it('K8 K9 S58: a call of which one bit differs is refused, by its bytes and behind a hash', async () => {
    const right = fromHex(hexOf(SEND));
    const step = sharedStep(false);
    for (let bit = 0; bit < right.length * 8; bit += 7) {
      const bytes = Uint8Array.from(right);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = await explain(approve(SEND), [step], { preimages: [toHex(bytes)] });
      expect(result.ok, `bit ${bit}`).toBe(false);
    }
    expect(await refused(approve(SEND), [step])).toBe('engine/disagrees');
    expect(await refused(announced(SEND), [announceStep])).toBe('engine/disagrees');
    const other = nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 5_001n });
    for (const [signed, steps, preimages] of [
      [proxied(other), [proxyStep], []],
      [announced(other), [announceStep], [hexOf(other)]],
      [asMulti(other), [sharedStep()], []],
      [approve(other), [step], [hexOf(other)]],
    ] as Array<[Made, RouteStep[], string[]]>)
      expect(await refused(signed, steps, { preimages })).toBe('engine/disagrees');
  });

  it('K8 K9: another account, type, order of members or number of steps is refused', async () => {
    const wrong: Array<[Made, RouteStep[]]> = [
      [proxied(SEND, STRANGER), [proxyStep]],
      [proxied(SEND, SAVINGS, 'Any'), [proxyStep]],
      [proxied(SEND, SAVINGS, null), [proxyStep]],
      [asMulti(SEND, BEGUN, [...OTHERS].reverse()), [sharedStep()]],
      [asMulti(SEND, BEGUN, [HOTKEY, STRANGER]), [sharedStep()]],
      [SEND, [proxyStep]],
      [proxied(SEND), [proxyStep, proxyStep]],
      [proxied(proxied(SEND)), [proxyStep]],
    ];
    for (const [signed, steps] of wrong) expect(await refused(signed, steps)).not.toMatch(/^explained/);
    const one: RouteStep = { ...sharedStep(), threshold: 3 } as RouteStep;
    expect(await refused(asMulti(SEND), [one])).toBe('engine/disagrees');
  });

  it('K9: bytes that wait are approved as exactly these bytes', async () => {
    const intent: BareIntent = { kind: 'call', callHex: hexOf(SEND) };
    const answers = pending([HOTKEY]);
    expect(
      codes(accepted(await explain(asMulti(SEND, BEGUN), [sharedStep()], { intent, answers }))),
    ).toContain(`pay ${SHARED}`);
    const other = nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 5_001n });
    expect(await refused(asMulti(other, BEGUN), [sharedStep()], { intent, answers })).toBe(
      'engine/disagrees',
    );
  });

  it('K9: giving an operation up shows the deposit that comes back', async () => {
    const cancel = nested('Multisig', 'cancel_as_multi', {
      threshold: 2,
      other_signatories: OTHERS,
      timepoint: BEGUN,
      call_hash: hashOf(SEND),
    });
    const intent: BareIntent = {
      kind: 'cancel-multisig',
      threshold: 2,
      others: OTHERS,
      callHash: hashOf(SEND),
    };
    const request = ownRequest(metadata, hexOf(cancel), intent);
    const ask = (approvals: string[]) =>
      createExplainer().explain(
        inputFor(metadata, request, undefined, {
          explainFacts: async ({ asks = [], address }) =>
            explainFacts({ answers: asks.map((one) => pending(approvals)(one, address)) }),
        }),
      );
    const told = accepted(await ask([SIGNER]));
    expect(told.effects[0]).toMatchObject({ kind: 'release', account: SIGNER, value: tao(196_000_000n) });
    const notOurs = accepted(await ask([HOTKEY]));
    expect(notOurs.risks.map(({ code }) => code)).toContain('no-such-right');
  });
});
