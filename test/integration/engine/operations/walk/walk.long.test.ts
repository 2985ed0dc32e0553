import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raoPerAlpha } from '../../../../../src/core/amount/money.js';
import type { BareIntent, SingleIntent } from '../../../../../src/core/operations/intent.js';
import type { Money, OperationQuote } from '../../../../../src/core/operations/quote.js';
import { DECLARED, NEWER } from '../../support/profiles.js';
import type { Pair } from '../../support/signing.js';
import { MEANS, OWN_REFUSALS } from './meanings.js';
import { type Dice, randomAsk, seeded } from './random-asks.js';
import { WalkWorld, type Wealth } from './walk-world.js';

const ACCOUNTS = 20;
const OPERATIONS = 5_000;
/** Shares of a pool of stake are cut on the way in and out: a few base units, more where the pool is large. */
const ROUNDING = 4n;
const ROUNDING_PARTS = 10n ** 10n;
/** What a claim brings is only about what its parts bring one by one: they sell into the same pools. */
const CLAIM_PARTS = 100n;
const CLAIMS: ReadonlySet<string> = new Set(['claim-root', 'claim-basket', 'exit-root', 'stake-basket']);

interface Tally {
  asked: number;
  refusedByWallet: number;
  sent: number;
  succeeded: number;
  failedAsPredicted: number;
  movedBefore: number;
  limitsHeld: number;
  reorgs: number;
}

/**
 * Somebody else's trades go first in some blocks, and some blocks are taken back; what the wallet said must hold all the same:
 * exactly where nothing came in between, at or better than the worst case where something did.
 */
describe.each([DECLARED, NEWER])('random walks of twenty accounts on $name', (profile) => {
  let world: WalkWorld;
  const tally: Tally = {
    asked: 0,
    refusedByWallet: 0,
    sent: 0,
    succeeded: 0,
    failedAsPredicted: 0,
    movedBefore: 0,
    limitsHeld: 0,
    reorgs: 0,
  };
  const wrong: string[] = [];

  beforeAll(async () => {
    world = await WalkWorld.start(profile, ACCOUNTS);
  });
  afterAll(() => world?.stop());

  it('T1 T3 S78 every outcome the wallet stated is what the chain did, and no failure was predictable', async () => {
    const dice = seeded(profile.spec);
    for (let at = 0; at < OPERATIONS && wrong.length < 20; at += 1) await step(dice, at);
    console.info(`walk on ${profile.name}: ${JSON.stringify(tally)}`);
    expect(wrong).toEqual([]);
    expect(tally.succeeded).toBeGreaterThan(OPERATIONS / 10);
    expect(tally.failedAsPredicted).toBeGreaterThan(OPERATIONS / 50);
    expect(tally.movedBefore).toBeGreaterThan(OPERATIONS / 50);
    expect(tally.limitsHeld).toBeGreaterThan(0);
  }, 900_000);

  async function step(dice: Dice, at: number): Promise<void> {
    const pair = dice.pick(world.pairs);
    const ask = randomAsk(world, pair, dice);
    tally.asked += 1;
    const quote = await world.quote(pair, ask);
    const say = (what: string): void => void wrong.push(`#${at} ${JSON.stringify(ask, bigints)}: ${what}`);
    if (quote.intent) return carryOut(pair, quote, quote.intent, dice, say);
    tally.refusedByWallet += 1;
    // What was refused is sent all the same where it can be written down: the chain must refuse it by the same name.
    const bold = boldIntent(quote);
    if (bold) await defy(pair, bold, say);
  }

  /** Sends what the quote proposes, sometimes behind another trade. */
  async function carryOut(
    pair: Pair,
    quote: OperationQuote,
    intent: BareIntent,
    dice: Dice,
    say: (what: string) => void,
  ): Promise<void> {
    const predicted = await world.predict(pair, intent);
    if (predicted) return say(`quoted, and then refused by its own check: ${predicted}`);
    const before = world.wealth(pair.address);
    const ahead = dice.next(2) === 0 ? await goAhead(pair, quote, dice) : null;
    const sent = await world.submit(pair, intent);
    if ('refused' in sent) return say(`refused by the pool: ${sent.refused}`);
    tally.sent += 1;
    if (ahead) world.devnet.orderNextBlock([ahead, sent.hash]);
    await world.devnet.produceBlock();
    const retracted = dice.next(25) === 0;
    if (retracted) {
      // The block is taken back; its transactions wait again, and the pools have moved on when they are included anew.
      tally.reorgs += 1;
      await world.devnet.reorg(1);
      await world.devnet.produceBlock();
    }
    const { failure, feeRao, legs } = world.result(pair.address);
    const after = world.wealth(pair.address);
    if (failure) {
      if ((ahead || retracted) && ['SlippageTooHigh', 'PriceLimitExceeded'].includes(failure))
        tally.limitsHeld += 1;
      else say(`failed with ${failure}, which nobody predicted`);
      return;
    }
    if (legs.some((leg) => leg !== null)) {
      if (!ahead && !retracted) say(`legs failed: ${legs.filter(Boolean).join()}`);
      return;
    }
    tally.succeeded += 1;
    compare(quote, before, after, feeRao, ahead !== null || retracted, say);
  }

  /** Another account trades in the same pool first. */
  async function goAhead(pair: Pair, quote: OperationQuote, dice: Dice): Promise<string | null> {
    const leg = quote.trades.find(({ method }) => method !== 'one-to-one');
    if (!leg) return null;
    const other = dice.pick(world.pairs.filter(({ address }) => address !== pair.address));
    const buys = leg.expected.token === 'alpha' && leg.expected.netuid !== 0;
    const netuid = buys ? netuidOf(leg.expected) : netuidOf(leg.pay);
    const validator = world.devnet.validators.find(({ netuids }) => netuids.includes(netuid));
    if (!validator) return null;
    const { hotkey } = validator;
    const intent: SingleIntent = buys
      ? {
          kind: 'stake',
          hotkey,
          netuid,
          amountRao: (BigInt(1 + dice.next(400)) * 100_000_000n) as never,
          limitRaoPerAlpha: raoPerAlpha(10n ** 15n),
          allowPartial: true,
        }
      : {
          kind: 'unstake',
          hotkey,
          netuid,
          amountBase: (world.held(other.address, hotkey, netuid) / 4n) as never,
          limitRaoPerAlpha: raoPerAlpha(1_000n),
          allowPartial: true,
        };
    const sent = await world.submit(other, intent);
    if ('refused' in sent) return null;
    tally.movedBefore += 1;
    return sent.hash;
  }

  /** Sends what the wallet would not sign. */
  async function defy(pair: Pair, intent: BareIntent, say: (what: string) => void): Promise<void> {
    const predicted = await world.predict(pair, intent);
    const sent = await world.submit(pair, intent);
    let failure: string | null;
    if ('refused' in sent) failure = sent.refused;
    else {
      tally.sent += 1;
      await world.devnet.produceBlock();
      failure = world.result(pair.address).failure;
    }
    if (predicted === null) {
      if (failure) say(`${intent.kind}: the chain said ${failure}, the wallet nothing`);
      return;
    }
    if (OWN_REFUSALS.has(predicted) || isPaidNothing(intent, predicted)) return;
    if (failure === null)
      return say(`${intent.kind}: the wallet said ${predicted}, the chain carried it out`);
    if (!(MEANS[predicted] ?? []).includes(failure))
      return say(`${intent.kind}: the wallet said ${predicted}, the chain ${failure}`);
    tally.failedAsPredicted += 1;
  }

  function compare(
    quote: OperationQuote,
    before: Wealth,
    after: Wealth,
    feeRao: bigint,
    moved: boolean,
    say: (what: string) => void,
  ): void {
    const stated = new Map<string, bigint>();
    const add = (list: readonly Money[], sign: bigint): void => {
      for (const money of list) {
        const [key, base] =
          money.token === 'tao'
            ? ['tao', money.rao as bigint]
            : [`alpha ${money.netuid}`, money.base as bigint];
        stated.set(key, (stated.get(key) ?? 0n) + sign * base);
      }
    };
    add(quote.pays, -1n);
    add(moved ? worstOf(quote) : quote.receives, 1n);
    for (const key of new Set([...stated.keys(), 'tao'])) {
      const really = (after.get(key) ?? 0n) - (before.get(key) ?? 0n) + (key === 'tao' ? feeRao : 0n);
      const said = stated.get(key) ?? 0n;
      const size = said < 0n ? -said : said;
      const slack = ROUNDING + size / (CLAIMS.has(quote.request.ask.kind) ? CLAIM_PARTS : ROUNDING_PARTS);
      const isOff = moved ? really < said - slack : really - said > slack || said - really > slack;
      // Of a partial fill less is taken too.
      if (isOff && !(isPartial(quote) && moved))
        say(`${key}: said ${said}, was ${really}${moved ? ' (moved)' : ''}`);
    }
  }
});

/** With the trades at their limits. */
function worstOf(quote: OperationQuote): Money[] {
  return quote.trades.length > 0 ? quote.trades.map(({ atLeast }) => atLeast) : quote.receives;
}

function isPartial({ request: { ask } }: OperationQuote): boolean {
  return 'allowPartial' in ask && ask.allowPartial;
}

/**
 * Calls the chain carries out although nobody asked for what they do: below spec 469 it takes all there is when asked for more,
 * and it moves a lock to where it is. The wallet says so instead of paying for it.
 */
function isPaidNothing({ kind }: BareIntent, predicted: string): boolean {
  if (kind === 'move-lock') return predicted === 'stake/same-validator';
  return (kind === 'change-validator' || kind === 'transfer-alpha') && predicted === 'stake/not-enough-stake';
}

function netuidOf(money: Money): number {
  return money.token === 'alpha' ? money.netuid : 0;
}

/** The call behind a refused question, where the question says all of it. */
function boldIntent({ request: { ask }, trades }: OperationQuote): BareIntent | null {
  const limit = trades[0]?.limit;
  switch (ask.kind) {
    case 'send':
      return ask.to && ask.amountRao ? { kind: 'send', to: ask.to, amountRao: ask.amountRao } : null;
    case 'stake':
      return ask.hotkey && ask.amountRao
        ? {
            kind: 'stake',
            hotkey: ask.hotkey,
            netuid: ask.netuid,
            amountRao: ask.amountRao,
            limitRaoPerAlpha: raoPerAlpha(limit ?? 10n ** 12n),
            allowPartial: ask.allowPartial,
          }
        : null;
    case 'unstake':
      return ask.amount?.by === 'alpha'
        ? {
            kind: 'unstake',
            hotkey: ask.hotkey,
            netuid: ask.netuid,
            amountBase: ask.amount.base,
            limitRaoPerAlpha: raoPerAlpha(limit ?? 1n),
            allowPartial: ask.allowPartial,
          }
        : null;
    case 'change-validator':
      return ask.toHotkey && ask.amount?.by === 'alpha'
        ? {
            kind: 'change-validator',
            fromHotkey: ask.fromHotkey,
            toHotkey: ask.toHotkey,
            netuid: ask.netuid,
            amountBase: ask.amount.base,
          }
        : null;
    case 'transfer-alpha':
      return ask.to && ask.amount?.by === 'alpha'
        ? {
            kind: 'transfer-alpha',
            to: ask.to,
            hotkey: ask.hotkey,
            netuid: ask.netuid,
            amountBase: ask.amount.base,
          }
        : null;
    case 'auto-stake':
      return ask.hotkey ? { kind: 'auto-stake', netuid: ask.netuid, hotkey: ask.hotkey } : null;
    case 'lock':
      return ask.hotkey && ask.amount?.by === 'alpha'
        ? { kind: 'lock', hotkey: ask.hotkey, netuid: ask.netuid, amountBase: ask.amount.base }
        : null;
    case 'move-lock':
      return ask.toHotkey ? { kind: 'move-lock', toHotkey: ask.toHotkey, netuid: ask.netuid } : null;
    case 'crowdloan-contribute':
      return ask.amountRao
        ? { kind: 'crowdloan-contribute', crowdloanId: ask.crowdloanId, amountRao: ask.amountRao }
        : null;
    case 'crowdloan-withdraw':
      return { kind: 'crowdloan-withdraw', crowdloanId: ask.crowdloanId };
    default:
      return null;
  }
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
