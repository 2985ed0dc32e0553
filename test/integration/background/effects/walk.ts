import { ERROR_CODES } from '../../../../src/core/errors/codes.js';
import type { Explanation } from '../../../../src/core/explain/types.js';
import { seeded } from '../../engine/operations/walk/random-asks.js';
import type { Pair } from '../../engine/support/signing.js';
import { ownAccounts, refill, SIGNING } from './cast.js';
import { falseAlarms, isAnnounced, MAY_BE_SILENT } from './failures.js';
import { violations } from './judge.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { Tally } from './tally.js';
import type { Asked, EffectsWorld } from './world.js';
import { randomRequest } from './wrapped.js';

const TAO = 1_000_000_000n;
const GOLDEN = 2_654_435_761;

/** Requests one after the other: each is explained, signed, carried out, and compared with what was shown. */
export class Walk {
  readonly tally = new Tally();
  readonly wrong: string[] = [];

  /** @param watched index of the request of which everything is printed. */
  constructor(
    private readonly world: EffectsWorld,
    private readonly seed: number,
    private readonly watched: number | null,
  ) {}

  /** The numbers of one request do not depend on those before it; the chain it meets does. */
  async step(at: number): Promise<void> {
    const dice = seeded(Math.imul(this.seed * 10_000 + at, GOLDEN));
    for (let turn = 0; turn < 4; turn += 1) dice.next(2);
    const { cast } = this.world;
    const pair = dice.next(20) === 0 ? cast.throwAway : dice.pick(cast.pairs.slice(0, SIGNING));
    if (dice.next(4) > 0) await this.keepAfloat(pair);
    const call = randomRequest(this.world, dice, pair.address);
    const family = `${call.type}.${call.value.type}`;
    const say = (what: string): void => {
      this.wrong.push(`#${at} ${pair.address} ${json(call)}: ${what}`);
      this.tally.count(family, 'violations');
    };
    this.tally.count(family, 'asked');
    const asked = await this.world.ask(pair, call);
    this.watch(at, { call, asked });
    if (!asked.result.ok) this.refused(family, asked.result.refusal, say);
    else await this.carryOut(at, family, pair, asked, asked.result.explanation, say);
  }

  private refused(family: string, refusal: { code: string }, say: (what: string) => void): void {
    this.tally.count(family, 'refused');
    this.tally.name(`refused: ${refusal.code}`);
    const isKnown = refusal.code.startsWith('sign/') && ERROR_CODES.some((code) => code === refusal.code);
    if (!isKnown) say(`refused with ${json(refusal)}`);
  }

  private async carryOut(
    at: number,
    family: string,
    pair: Pair,
    { request }: Asked,
    shown: Explanation,
    say: (what: string) => void,
  ): Promise<void> {
    const { tally, world } = this;
    tally.count(family, 'explained');
    const before = world.holdings();
    const { refused, events } = await world.carryOut(pair, request);
    if (refused !== null) {
      tally.count(family, 'pool');
      tally.name(`not taken by the pool: ${refused}`);
      if (!isSaid(refused, shown)) say(`the pool says ${refused}, the approval nothing`);
      return;
    }
    const outcome = outcomeOf(world, events);
    const own = new Set(ownAccounts(world.cast).map(({ address }) => address));
    const found = violations({ shown, outcome, before, after: world.holdings(), own });
    this.watch(at, { outcome, events, found });
    if (found.length > 0) say(found.join('; '));
    const names = [outcome.failure, ...outcome.inner].filter((name) => name !== null);
    if (names.length > 0) this.failed(family, shown, outcome, names, say);
    else {
      tally.count(family, 'carriedOut');
      tally.name(`carried out, certainty ${shown.certainty}`);
      for (const alarm of falseAlarms(shown)) say(alarm);
    }
    if (events.some(({ name }) => /^ColdkeySwap(ped|Disputed)$/.test(name))) await this.anotherThrowAway();
  }

  private failed(
    family: string,
    shown: Explanation,
    outcome: Outcome,
    names: string[],
    say: (what: string) => void,
  ): void {
    const isSaidSo = isAnnounced(shown, outcome);
    if (outcome.failure === null) this.tally.count(family, 'partly');
    this.tally.count(family, isSaidSo ? 'announced' : 'unannounced');
    for (const name of names) {
      this.tally.name(`failed, ${isSaidSo ? 'announced' : 'unannounced'}: ${name}`);
      if (!isSaidSo && !(name in MAY_BE_SILENT)) say(`failed with ${name}, and nothing said so`);
    }
  }

  /** Who has nothing left gets something, or the walk would end in refusals. */
  private async keepAfloat({ address }: Pair): Promise<void> {
    const free = this.world.holdings().get(address)?.free ?? 0n;
    if (free >= 5n * TAO) return;
    refill(this.world.devnet, address, 100n * TAO);
    await this.world.devnet.produceBlock();
  }

  private async anotherThrowAway(): Promise<void> {
    this.world.throwAway();
    refill(this.world.devnet, this.world.cast.throwAway.address, 100n * TAO);
    await this.world.devnet.produceBlock();
  }

  private watch(at: number, what: object): void {
    if (at === this.watched) console.info(json(what));
  }
}

/** Before it takes a transaction the pool looks at the fee and at whether the account is being handed over. */
function isSaid(refused: string, { risks, changes }: Explanation): boolean {
  if (/pay some fees/.test(refused))
    return changes.some(
      ({ subject, before }) => subject.of === 'free' && before?.t === 'tao' && before.rao < TAO,
    );
  return risks.some(({ code }) => code === 'forbidden-now');
}

function json(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}` : inner));
}
