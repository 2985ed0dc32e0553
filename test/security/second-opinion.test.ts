import { describe, expect, it } from 'vitest';
import { type KnownFacts, needsSecondOpinion } from '../../src/background/requests/needs-second-opinion.js';
import { comparisonOf, OPINION_MS } from '../../src/background/requests/second-opinion.js';
import { createSecondOpinions, type Finding } from '../../src/background/requests/second-opinions.js';
import type { EngineHost } from '../../src/background/types.js';
import type { CrossCheck } from '../../src/core/chain/endpoints.js';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import type { CallNode, Effect, Explanation, Param, Risk } from '../../src/core/explain/types.js';
import type { ApprovalView } from '../../src/protocol/ui/approvals.js';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import { explainFacts, SIGNER } from '../support/explain-builders.js';
import { crossCheck } from '../support/scripted-engine.js';
import { SteppedClock, settle } from '../support/stepped-clock.js';

const TAO = 1_000_000_000n;
const HASH = `0x${'cc'.repeat(32)}`;
const SITE = 'https://stake.example';

const subnet = (netuid: number): Param => ({ t: 'subnet', netuid, name: null, symbol: null });
const node = (call: string, netuids: number[] = [], pallet = 'SubtensorModule'): CallNode => ({
  pallet,
  call,
  actor: SIGNER,
  args: netuids.map((netuid) => ({ name: 'netuid', type: 'u16', text: '', param: subnet(netuid) })),
  sentence: { code: 'generic', params: {} },
  level: null,
  children: [],
});
const batch = (...children: CallNode[]): CallNode => ({ ...node('batch_all', [], 'Utility'), children });
const pay = (value: Param, account = SIGNER): Effect => ({ kind: 'pay', bound: 'exactly', value, account });
const tao = (rao: bigint): Param => ({ t: 'tao', rao });
const alpha = (base: bigint, netuid = 64): Param => ({ t: 'alpha', netuid, base, symbol: null });
const transfer = node('transfer_keep_alive', [], 'Balances');

type Said = Pick<Explanation, 'tree' | 'effects' | 'risks'>;
const said = (tree: CallNode, effects: Effect[] = [], risks: Risk[] = []): Said => ({ tree, effects, risks });
const needs = (what: Said, facts: KnownFacts): boolean => needsSecondOpinion(what as Explanation, facts);

/** An account that can spend 30 TAO; subnet 64 at 0.08 TAO. */
const facts: KnownFacts = new Map([
  [SIGNER, explainFacts({ balance: { freeRao: 30n * TAO, spendableRao: 30n * TAO, reservedRao: 0n } })],
]);
const rich: KnownFacts = new Map([
  [SIGNER, explainFacts({ balance: { freeRao: 9_000n * TAO, spendableRao: 9_000n * TAO, reservedRao: 0n } })],
]);

describe('S72 what is compared with a second node before it is signed', () => {
  const danger = (code: Risk['code']): Risk => ({ code, level: 'danger', params: {} });
  it.each<[string, Said, KnownFacts]>([
    ['10 TAO leaving', said(transfer, [pay(tao(10n * TAO))]), rich],
    ['a quarter of what can be spent', said(transfer, [pay(tao((30n * TAO) / 4n))]), facts],
    ['several parts that make 10 TAO', said(batch(transfer), [pay(tao(6n * TAO)), pay(tao(4n * TAO))]), rich],
    ['alpha worth 10 TAO', said(node('transfer_stake', [64, 64]), [pay(alpha(125n * TAO))]), rich],
    ['alpha without a known price', said(node('transfer_stake', [9, 9]), [pay(alpha(1n, 9))]), rich],
    ['any amount beside an unknown balance', said(transfer, [pay(tao(1n))]), new Map()],
    ['all of the balance', said(node('transfer_all', [], 'Balances')), rich],
    ['all stake', said(node('unstake_all')), rich],
    ['a purchase of any size', said(node('add_stake_limit', [64]), [pay(tao(1n))]), rich],
    ['a sale hidden in a batch', said(batch(transfer, node('remove_stake', [64])), [pay(alpha(1n))]), rich],
    ['a move to another subnet', said(node('swap_stake', [64, 8]), [pay(alpha(1n))]), rich],
    ['a move from root', said(node('move_stake', [0, 8]), [pay(alpha(1n, 0))]), rich],
    ['the account itself', said(node('swap_coldkey'), [], [danger('account-control')]), rich],
    ['a call of unknown price', said(node('register_network'), [], [danger('unfamiliar-call')]), rich],
  ])('%s', (_, what, known) => {
    expect(needs(what, known)).toBe(true);
  });

  it.each<[string, Said, KnownFacts]>([
    ['a little less than 10 TAO', said(transfer, [pay(tao(10n * TAO - 1n))]), rich],
    ['a little less than a quarter', said(transfer, [pay(tao((30n * TAO) / 4n - 1n))]), facts],
    ['alpha worth less', said(node('transfer_stake', [64, 64]), [pay(alpha(124n * TAO))]), rich],
    ['a remark', said(node('remark', [], 'System')), new Map()],
    ['another validator on the same subnet', said(node('move_stake', [64, 64])), facts],
    ['a little stake on root', said(node('add_stake', [0]), [pay(tao(TAO))]), facts],
    ['what comes in', said(transfer, [{ ...pay(tao(50n * TAO)), kind: 'receive' }]), facts],
    ['a caution', said(node('register'), [], [{ ...danger('unfamiliar-call'), level: 'caution' }]), facts],
  ])('not: %s', (_, what, known) => {
    expect(needs(what, known)).toBe(false);
  });

  it('splits what does not fit one question, and says when it cannot all be asked', () => {
    const netuids = Array.from({ length: 20 }, (_, index) => index + 1);
    const { questions, complete } = comparisonOf(['5a', '5b'], netuids);
    expect(questions.map(({ address, netuids: asked }) => [address, asked.length])).toEqual([
      ['5a', 16],
      ['5b', 0],
      ['5a', 4],
    ]);
    expect(questions.flatMap(({ netuids: asked }) => asked)).toEqual(netuids);
    expect(complete).toBe(true);
    expect(comparisonOf(['5a', '5b', '5c', '5d', '5e'], []).complete).toBe(false);
  });
});

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;
const finding = (more: Partial<Finding> = {}): Finding => ({
  payloadHash: HASH,
  atBlock: 1_000,
  comparison: comparisonOf([SIGNER], [64]),
  ...more,
});
const view = { id: 'one', kind: 'extrinsic' } as View;

/** The opinions of one approval, with nodes that answer from a list; the last answer stays. */
function opinions(...answers: Array<() => Promise<CrossCheck>>) {
  const clock = new SteppedClock();
  const asked: unknown[] = [];
  const ask = (async (_: string, params: unknown) => {
    asked.push(params);
    return answers[Math.min(asked.length, answers.length) - 1]?.();
  }) as EngineHost['ask'];
  const room = createSecondOpinions({ ask }, clock, clock.pause);
  const stateOf = () => room.complete('one', view).secondOpinion;
  const codeOf = (promise: Promise<void>) =>
    clock.until(promise).then(
      () => 'signed',
      (error: unknown) => (error as WalletError).code,
    );
  const sign = (atBlock = 1_000) => codeOf(room.require('one', HASH, atBlock));
  return { clock, asked, room, stateOf, sign };
}
const says =
  (state: CrossCheck['state'], more: Partial<CrossCheck> = {}) =>
  async () =>
    crossCheck(state, more);
const never = () => new Promise<CrossCheck>(() => undefined);

describe('an opinion', () => {
  it('is asked for once, and what it said is used for the signature', async () => {
    const { asked, room, stateOf, sign } = opinions(says('agreed'));
    room.note('one', finding());
    expect(stateOf()).toBe('asking');
    await settle();
    expect(room.complete('one', view)).toMatchObject({
      secondOpinion: 'agreed',
      comparedAt: { block: 997, prices: true },
    });
    room.note('one', finding({ atBlock: 1_010 }));
    expect(await sign(1_010)).toBe('signed');
    expect(asked).toEqual([{ address: SIGNER, netuids: [64] }]);
  });

  it('is asked for again after 60 seconds', async () => {
    const { clock, asked, room, sign } = opinions(says('agreed'), says('disputed'));
    room.note('one', finding());
    clock.jump(60_001);
    expect(await sign()).toBe('chain/disputed');
    expect(asked).toHaveLength(2);
  });

  it('is asked for again when the chain moved on by more than ten blocks', async () => {
    const { asked, room, sign } = opinions(says('agreed'), says('disputed'));
    room.note('one', finding());
    expect(await sign(1_011)).toBe('chain/disputed');
    expect(asked).toHaveLength(2);
  });

  it('keeps a signature waiting for three seconds at most, counted from the question', async () => {
    const { clock, room, stateOf } = opinions(never);
    room.note('one', finding());
    await clock.advance(OPINION_MS - 1_000);
    let isSigned = false;
    const signing = room.require('one', HASH, 1_000).then(() => {
      isSigned = true;
    });
    await clock.advance(999);
    expect(isSigned).toBe(false);
    await clock.advance(1);
    await signing;
    expect(OPINION_MS).toBe(3_000);
    expect(stateOf()).toBe('single');
  });

  it.each<[string, () => Promise<CrossCheck>]>([
    ['an engine that cannot be reached', () => Promise.reject(new WalletError('engine/unreachable'))],
    ['a chain that is offline', () => Promise.reject(new WalletError('chain/offline'))],
    ['an answer that is none', async () => null as never],
    ['a state that nobody knows', async () => crossCheck('perhaps' as never)],
  ])('is none from %s', async (_, answer) => {
    const { room, stateOf, sign } = opinions(answer);
    room.note('one', finding());
    expect(await sign()).toBe('signed');
    expect(stateOf()).toBe('single');
  });

  it('S72 is a dispute when one of several questions is disputed, though others never come back', async () => {
    const { room, sign } = opinions(says('agreed'), says('disputed'), never);
    room.note('one', finding({ comparison: comparisonOf(['5a', '5b', '5c'], []) }));
    expect(await sign()).toBe('chain/disputed');
  });

  it('is no agreement when not all could be compared', async () => {
    const { room, stateOf } = opinions(says('agreed'));
    room.note('one', finding({ comparison: { ...comparisonOf([SIGNER], []), complete: false } }));
    await settle();
    expect(stateOf()).toBe('single');
  });

  it('S72 once disputed, silence settles nothing and agreement does', async () => {
    const { asked, room, stateOf, sign } = opinions(says('disputed'), says('single'), says('agreed'));
    room.note('one', finding());
    expect(await sign()).toBe('chain/disputed');
    expect(await sign()).toBe('chain/disputed');
    expect(stateOf()).toBe('disputed');
    expect(await sign()).toBe('signed');
    expect(stateOf()).toBe('agreed');
    expect(asked).toHaveLength(3);
  });

  it('S72 stays needed when a later view makes the amount look smaller', async () => {
    const { room, sign } = opinions(says('disputed'));
    room.note('one', finding());
    room.note('one', finding({ comparison: null }));
    expect(await sign()).toBe('chain/disputed');
  });

  it('is of those bytes only', async () => {
    const { asked, room, stateOf } = opinions(says('agreed'), never);
    room.note('one', finding());
    await settle();
    room.note('one', finding({ payloadHash: `0x${'dd'.repeat(32)}` }));
    expect(stateOf()).toBe('asking');
    expect(asked).toHaveLength(2);
  });
});

/** A site's request that pays the given amount, waiting and not yet shown. */
async function paying(rao: bigint, answer: () => unknown = () => crossCheck('agreed')) {
  const { world, page, address } = await BackgroundWorld.connected(SITE);
  world.explained = { tree: { ...transfer, actor: address }, effects: [pay(tao(rao), address)] };
  world.engine.answers.explainFacts = () =>
    explainFacts({ balance: { freeRao: 900n * TAO, spendableRao: 900n * TAO, reservedRao: 0n } });
  world.engine.answers.crossCheck = answer;
  return { world, page, address };
}

async function shown(rao: bigint, answer?: () => unknown) {
  const start = await paying(rao, answer);
  const asked = await start.world.asked(start.page, start.address);
  const ui = start.world.ui();
  const decide = () =>
    ui.send('approvals.decide', { id: asked.id, decision: 'sign', payloadHash: asked.payloadHash });
  const get = (settled?: true) =>
    ui.ask<View>('approvals.get', { id: asked.id, ...(settled ? { settled } : {}) });
  return { ...start, ...asked, ui, decide, get };
}

describe('S72 in the background', () => {
  it('S72 blocks a large payment that two nodes see differently, and lets it through when they agree', async () => {
    const { world, ui, id, signed, decide, get } = await shown(10n * TAO, () => crossCheck('disputed'));
    expect((await get(true)).secondOpinion).toBe('disputed');
    const refused = await world.clock.until(decide().catch((error: unknown) => error));
    expect(refused).toMatchObject({
      code: 'chain/disputed',
      // Hosts only: a node's path may hold somebody's key.
      context: { what: 'balance', sources: 'one.example, two.example' },
    });
    expect(await ui.codeOf(decide())).toBe('chain/disputed');
    expect(await world.pending()).toEqual([id]);
    world.engine.answers.crossCheck = () => crossCheck('agreed');
    await world.clock.until(decide());
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
  });

  it('asks nobody about a small payment, and says so', async () => {
    const { world, signed, decide, get } = await shown(TAO, () => crossCheck('disputed'));
    expect((await get()).secondOpinion).toBe('not-needed');
    await world.clock.until(decide());
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
    expect(world.engine.requests('crossCheck')).toEqual([]);
  });

  it('never asks about a message', async () => {
    const { world, page, address } = await paying(10n * TAO, () => crossCheck('disputed'));
    const signed = page.send<{ signature: string }>('dapp.signRaw', {
      address,
      data: 'Hello',
      type: 'bytes',
    });
    await settle();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    expect((await world.clock.until(signed)).signature).toMatch(/^0x/);
    expect(world.engine.requests('crossCheck')).toEqual([]);
  });

  it('signs with one node only, and says that', async () => {
    const { world, signed, decide, get } = await shown(10n * TAO, () => crossCheck('single'));
    expect(await get(true)).toMatchObject({ secondOpinion: 'single', comparedAt: null });
    await world.clock.until(decide());
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
  });

  it('paints at once while the nodes are still asked, and the signature waits for them', async () => {
    let answer = (_: CrossCheck): void => undefined;
    const asking = () =>
      new Promise<CrossCheck>((resolve) => {
        answer = resolve;
      });
    // Had the view waited, the engine's time-out would have passed and it would say 'single'.
    const { world, signed, id, get, decide } = await shown(10n * TAO, asking);
    expect((await get()).secondOpinion).toBe('asking');
    let signings = 0;
    world.beforeSigning = async () => {
      signings += 1;
    };
    const decision = decide();
    await settle();
    expect(signings).toBe(0);
    expect(await world.pending()).toEqual([id]);
    answer(crossCheck('agreed'));
    await world.clock.until(decision);
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
    expect([signings, world.engine.requests('crossCheck').length]).toEqual([1, 1]);
  });

  it('answers the settled view once the opinion is in, with nothing else changed', async () => {
    let answer = (_: CrossCheck): void => undefined;
    const { world, ui, id, get } = await shown(
      10n * TAO,
      () =>
        new Promise<CrossCheck>((resolve) => {
          answer = resolve;
        }),
    );
    const first = await get();
    const settled = ui.send<View>('approvals.get', { id, settled: true });
    await settle();
    answer(crossCheck('agreed'));
    expect(await world.clock.until(settled)).toEqual({
      ...first,
      secondOpinion: 'agreed',
      comparedAt: { block: 997, prices: false },
    });
  });

  it('shows no settled view once the wallet is locked', async () => {
    let answer = (_: CrossCheck): void => undefined;
    const { world, ui, id } = await shown(
      10n * TAO,
      () =>
        new Promise<CrossCheck>((resolve) => {
          answer = resolve;
        }),
    );
    const settled = ui.send('approvals.get', { id, settled: true });
    await settle();
    await world.lock();
    answer(crossCheck('agreed'));
    expect(await ui.codeOf(settled)).toBe('vault/locked');
  });

  it('S72 asks anew in a worker that has forgotten the view', async () => {
    const { world, page, address } = await paying(10n * TAO, () => crossCheck('disputed'));
    const requestId = 'instance-request-1';
    void page.send('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    await world.restart();
    void world.page(SITE).send('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('chain/disputed');
    expect(await world.pending()).toEqual([id]);
  });
});
