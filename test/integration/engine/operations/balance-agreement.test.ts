import { Keyring } from '@polkadot/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import { DECLARED, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const TAO = 1_000_000_000n;
const ED = 500n;
const CASES = 25;

/** Anchors of an amount: what is asked lies at one of them or a rao beside it. */
const ANCHORS = ['fee left', 'spendable', 'free', 'deposit', 'half'] as const;

describe.each([DECLARED, NEWER])('wallet and chain on $name', (profile) => {
  let world: BalanceWorld;
  let count = 0;

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
  });
  afterAll(() => world.stop());

  it('T2 agree on every transfer: what the form lets pass succeeds, what it refuses fails', async () => {
    const someState = fc.record({
      free: fc.bigInt(2n * TAO, 20n * TAO),
      reserved: fc.constantFrom(0n, 1n, TAO),
      frozen: fc.constantFrom(0n, 100n, TAO, 3n * TAO),
      anchor: fc.constantFrom(...ANCHORS),
      aside: fc.constantFrom(-1n, 0n, 1n),
      isNew: fc.boolean(),
    });
    const check = async (drawn: typeof someState extends fc.Arbitrary<infer T> ? T : never) => {
      count += 1;
      const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
      const pair = keys.addFromUri(`//agree ${profile.name} ${count}`);
      const to = drawn.isNew
        ? keys.addFromUri(`//to ${profile.name} ${count}`).address
        : world.addressOf('Bob');
      const { free, reserved, frozen } = drawn;
      const consumers = reserved > 0n || frozen > 0n ? 1 : 0;
      await world.setAccount(pair.address, { providers: 1, consumers }, { free, reserved, frozen });
      const ask = { kind: 'send', to, amountRao: null, everything: false, keepAlive: true } as const;
      const { maximum } = (await world.quote(ask, pair)).bounds;
      const kept = frozen - reserved > ED ? frozen - reserved : ED;
      const anchors = {
        'fee left': maximum ?? 0n,
        spendable: free - kept,
        free,
        deposit: ED,
        half: free / 2n,
      };
      // All of it may be frozen, and nothing is no amount.
      const amount = anchors[drawn.anchor] + drawn.aside;
      const amountRao = rao(amount > 0n ? amount : 1n);
      const quote = await world.quote({ ...ask, amountRao }, pair);
      const intent = { kind: 'send', to, amountRao } as const;
      expect(await world.buildSays(intent, pair)).toBe(quote.issue?.code ?? null);
      const failure = await world.chainSays(intent, pair);
      expect({ refused: quote.issue !== null, drawn }).toEqual({ refused: failure !== null, drawn });
    };
    await fc.assert(fc.asyncProperty(someState, check), {
      numRuns: CASES,
      seed: 20_261_121,
      endOnFailure: true,
    });
  }, 60_000);
});
