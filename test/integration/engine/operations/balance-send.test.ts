import { Keyring } from '@polkadot/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import type { Pair } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';

const TAO = 1_000_000_000n;
const ED = 500n;
type Send = Extract<OperationAsk, { kind: 'send' }>;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393, ...FINNEY_219])(
  'sending TAO on $name',
  (profile) => {
    let world: BalanceWorld;
    let bob: string;
    let count = 0;

    const send = (over: Partial<Send> = {}): Send => ({
      kind: 'send',
      to: bob,
      amountRao: rao(TAO),
      everything: false,
      keepAlive: true,
      ...over,
    });
    /** A key nobody has used yet. */
    const fresh = (): Pair => {
      count += 1;
      return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(`//fresh ${profile.name} ${count}`);
    };
    const funded = async (freeRao: bigint, over: object = {}, data: object = {}): Promise<Pair> => {
      const pair = fresh();
      await world.setAccount(pair.address, { providers: 1, ...over }, { free: freeRao, ...data });
      return pair;
    };

    beforeAll(async () => {
      world = await BalanceWorld.start(profile);
      bob = world.addressOf('Bob');
    });
    afterAll(() => world.stop());

    it('T2 tells the bounds before anything is typed', async () => {
      const quote = await world.quote(send({ to: null, amountRao: null }));
      expect(quote).toMatchObject({ intent: null, issue: null, pays: [], networkFeeRao: null });
      expect(quote.bounds.available).toBe(world.freeRao());
      expect(quote.bounds.maximum).toBeLessThan(world.freeRao() - ED);
      expect(quote.protection).toEqual({ state: 'off', reason: 'no-trade' });
    });

    it('T2 sends what was quoted, for the fee that was quoted', async () => {
      const [mine, theirs] = [world.freeRao(), world.freeRao(bob)];
      const { quote, failure, feeRao } = await world.act(send());
      expect(failure).toBeNull();
      expect(quote.advice).toEqual([]);
      expect(quote.networkFeeRao).toBe(feeRao);
      expect(world.freeRao()).toBe(mine - TAO - feeRao);
      expect(world.freeRao(bob)).toBe(theirs + TAO);
    });

    it('T2 asks the node four times', async () => {
      expect(await world.asked(send())).toEqual({ state_queryStorageAt: 2, payment_queryInfo: 2 });
    });

    it('T2 the largest amount leaves exactly the existential deposit, one rao more does not go', async () => {
      const from = await funded(3n * TAO);
      const to = fresh().address;
      const { maximum } = (await world.quote(send({ to, amountRao: null }), from)).bounds;
      const more = await world.quote(send({ to, amountRao: rao((maximum ?? 0n) + 1n) }), from);
      expect(more.issue?.code).toBe('send/insufficient');
      const { quote, failure } = await world.act(send({ to, amountRao: rao(maximum ?? 0n) }), from);
      expect(failure).toBeNull();
      expect(quote.advice).toEqual([{ code: 'recipient-new', context: {} }]);
      expect(world.freeRao(from.address)).toBe(ED);
      expect(world.freeRao(to)).toBe(maximum);
    });

    it('T2 says what the chain would say: too much, the account closed, a newcomer below the deposit', async () => {
      const from = await funded(TAO);
      const newcomer = fresh().address;
      const cases = [
        { to: bob, amount: () => 2n * TAO, code: 'send/insufficient', chain: 'Token.FundsUnavailable' },
        { to: newcomer, amount: () => ED - 1n, code: 'send/below-deposit', chain: 'Token.BelowMinimum' },
        {
          to: bob,
          amount: () => world.freeRao(from.address) - ED + 1n,
          code: 'send/would-close',
          chain: null,
        },
      ];
      for (const { to, amount, code, chain } of cases) {
        const intent = { kind: 'send', to, amountRao: rao(amount()) } as const;
        const quote = await world.quote(send({ to, amountRao: intent.amountRao }), from);
        expect(quote.issue?.code).toBe(code);
        expect(quote.intent).toBeNull();
        expect(await world.buildSays(intent, from)).toBe(code);
        if (chain) expect(await world.chainSays(intent, from)).toBe(chain);
      }
      // After the fee there is less: what closes the account then is NotExpendable.
      const left = world.freeRao(from.address);
      const fee = (await world.quote(send(), await funded(9n * TAO))).networkFeeRao ?? 0n;
      const closing = { kind: 'send', to: bob, amountRao: rao(left - fee - 100n) } as const;
      expect(await world.buildSays(closing, from)).toBe('send/insufficient');
      expect(await world.chainSays(closing, from)).toBe('Token.NotExpendable');
    });

    it('T2 what is frozen stays, unless it is reserved anyhow', async () => {
      const frozen = await funded(10n * TAO, { consumers: 1 }, { frozen: 4n * TAO });
      expect((await world.quote(send({ amountRao: rao(7n * TAO) }), frozen)).issue?.code).toBe(
        'send/insufficient',
      );
      const intent = { kind: 'send', to: bob, amountRao: rao(7n * TAO) } as const;
      expect(await world.chainSays(intent, frozen)).toBe('Token.Frozen');
      const covered = await funded(10n * TAO, { consumers: 1 }, { frozen: 4n * TAO, reserved: 4n * TAO });
      const { failure } = await world.act(send({ amountRao: rao(7n * TAO) }), covered);
      expect(failure).toBeNull();
    });

    it('T2 sends everything but what keeps the account alive', async () => {
      const from = await funded(5n * TAO);
      const theirs = world.freeRao(bob);
      const { quote, failure } = await world.act(send({ everything: true, amountRao: null }), from);
      expect(failure).toBeNull();
      expect(quote.intent).toEqual({ kind: 'send-all', to: bob, keepAlive: true });
      expect(world.freeRao(from.address)).toBe(ED);
      expect(quote.pays).toEqual([{ token: 'tao', rao: world.freeRao(bob) - theirs }]);
      expect(quote.advice).toEqual([]);
    });

    it('T2 closes an account: all of it arrives, and nothing stays behind', async () => {
      const from = await funded(5n * TAO);
      const theirs = world.freeRao(bob);
      const ask = send({ everything: true, amountRao: null, keepAlive: false });
      const { quote, failure } = await world.act(ask, from);
      expect(failure).toBeNull();
      expect(world.account(from.address)).toMatchObject({ providers: 0, nonce: 0 });
      expect(quote.pays).toEqual([{ token: 'tao', rao: world.freeRao(bob) - theirs }]);
      expect(quote.advice).toEqual([{ code: 'closes-account', context: {} }]);
    });

    it.runIf(profile.spec >= 393)(
      'T2 warns of stake that would be left without a fee to move it',
      async () => {
        const quote = await world.quote(send({ everything: true, amountRao: null, keepAlive: false }));
        expect(quote.advice).toEqual([{ code: 'closes-account-with-stake', context: {} }]);
        expect(quote.issue).toBeNull();
      },
    );

    it('T2 does not promise to close an account with deposits; the chain would keep it alive', async () => {
      const from = await funded(5n * TAO, { consumers: 1 }, { reserved: TAO });
      const quote = await world.quote(send({ everything: true, amountRao: null, keepAlive: false }), from);
      expect(quote.issue?.code).toBe('send/cannot-close');
      const intent = { kind: 'send-all', to: bob, keepAlive: false } as const;
      expect(await world.buildSays(intent, from)).toBe('send/cannot-close');
      expect(await world.chainSays(intent, from)).toBeNull();
      expect(world.freeRao(from.address)).toBe(ED);
    });

    it('T2 nothing to send is said, not signed', async () => {
      const poor = await funded(ED + 1n);
      const quote = await world.quote(send({ everything: true, amountRao: null }), poor);
      expect(quote.issue?.code).toBe('send/insufficient');
      const intent = { kind: 'send-all', to: bob, keepAlive: true } as const;
      expect(await world.chainSays(intent, poor)).toMatch(/^pool: .*(fees|Inability to pay)/i);
    });

    describe('recipients', () => {
      let validator: { hotkey: string; coldkey: string } | undefined;
      beforeEach(() => {
        [validator] = world.devnet.validators;
      });

      it('K4 refuses oneself, a hotkey, and accounts that are nobody’s', async () => {
        const escrow = '5EYCAe5jLQhn6ofDSwHx3AZmsZPVFHnKpstqap4vqwDWtp7s';
        const zero = '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM';
        const code = async (to: string) => (await world.quote(send({ to }))).issue?.code;
        expect(await code(world.me)).toBe('recipient/self');
        expect(await code(validator?.hotkey ?? '')).toBe('recipient/hotkey');
        expect(await code(escrow)).toBe('recipient/system');
        expect(await code(zero)).toBe('recipient/system');
        expect(await code(validator?.coldkey ?? '')).toBeUndefined();
        const untyped = await world.quote(send({ to: validator?.hotkey ?? '', amountRao: null }));
        expect(untyped.issue?.code).toBe('recipient/hotkey');
      });

      it('K4 says that a recipient is new, and how little it may get', async () => {
        const quote = await world.quote(send({ to: fresh().address, amountRao: null }));
        expect(quote.advice).toEqual([{ code: 'recipient-new', context: {} }]);
        expect(quote.bounds.minimum).toBe(ED);
        expect((await world.quote(send())).bounds.minimum).toBeNull();
      });
    });
  },
);
