import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { ownMirror } from '../../../../src/engine/portfolio/evm-mirror.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const TAO = 1_000_000_000n;
/** From `shared/chain/vectors/addresses.json`. */
const H160 = '0xf24ff3a9cf04c71dbc94d0b566f7a27b94566cac';
const CHECKED = '0xf24FF3a9CF04c71Dbc94D0b566f7A27B94566cac';
const MIRROR = '5Fghzk1AJt88PeFEzuRfXzbPchiBbsVGTTXcdx599VdZzkTA';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('the EVM side on $name', (profile) => {
  let world: BalanceWorld;

  const fund = (amountRao: bigint | null, evmAddress: string | null = H160): OperationAsk => ({
    kind: 'evm-fund',
    evmAddress,
    amountRao: amountRao === null ? null : rao(amountRao),
  });
  const take = (amountRao: bigint | null): OperationAsk => ({
    kind: 'evm-withdraw',
    amountRao: amountRao === null ? null : rao(amountRao),
  });

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
  });
  afterAll(() => world.stop());

  it('T20 tells the bounds before an address is typed', async () => {
    const quote = await world.quote(fund(null, null));
    expect(quote).toMatchObject({ intent: null, issue: null, detail: { kind: 'none' } });
    expect(quote.bounds.maximum).toBeGreaterThan(0n);
  });

  it('T20 pays in to the mirror of the address, as much as was quoted', async () => {
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act(fund(3n * TAO));
    expect(failure).toBeNull();
    expect(quote.detail).toEqual({ kind: 'evm', evmAddress: CHECKED, mirror: MIRROR, mirrorFreeRao: 0n });
    expect(quote.advice).toEqual([{ code: 'recipient-new', context: {} }]);
    expect(quote.networkFeeRao).toBe(feeRao);
    expect(world.freeRao(MIRROR)).toBe(3n * TAO);
    expect(world.freeRao()).toBe(before - 3n * TAO - feeRao);
    expect((await world.quote(fund(TAO, CHECKED))).detail).toMatchObject({ mirrorFreeRao: 3n * TAO });
  });

  it('T20 refuses a mistyped address, and addresses of nobody', async () => {
    const code = async (address: string) => (await world.quote(fund(TAO, address))).issue?.code;
    expect(await code(CHECKED.replace('f24FF', 'F24FF'))).toBe('evm/bad-address');
    expect(await code(`0x${'0'.repeat(40)}`)).toBe('recipient/system');
    expect(await code(`0x${'0'.repeat(37)}803`)).toBe('recipient/system');
    expect(await code(H160.toUpperCase().replace('0X', '0x'))).toBeUndefined();
    const bad = {
      kind: 'evm-fund',
      evmAddress: CHECKED.replace('f24FF', 'F24FF'),
      amountRao: rao(TAO),
    } as const;
    expect(await world.buildSays(bad)).toBe('evm/bad-address');
  });

  it('T20 a new mirror below the deposit is refused, by the chain too', async () => {
    const address = `0x${'12'.repeat(20)}`;
    const intent = { kind: 'evm-fund', evmAddress: address, amountRao: rao(499n) } as const;
    expect((await world.quote(fund(499n, address))).issue?.code).toBe('send/below-deposit');
    expect(await world.buildSays(intent)).toBe('send/below-deposit');
    expect(await world.chainSays(intent)).toBe('Token.BelowMinimum');
  });

  describe('taking back', () => {
    it('T20 says when there is nothing to take', async () => {
      const quote = await world.quote(take(null));
      const { h160, mirror } = ownMirror(world.me);
      expect(quote.issue?.code).toBe('evm/nothing');
      expect(quote.detail).toMatchObject({ kind: 'evm', mirror, mirrorFreeRao: 0n });
      const intent = { kind: 'evm-withdraw', evmAddress: h160, amountRao: rao(TAO) } as const;
      expect(await world.buildSays(intent)).toBe('evm/nothing');
      expect(await world.chainSays(intent)).toBe('Token.FundsUnavailable');
    });

    it('T20 takes back what was quoted and keeps the mirror', async () => {
      const { mirror } = ownMirror(world.me);
      await world.setAccount(mirror, {}, { free: 5n * TAO });
      const before = world.freeRao();
      const { bounds } = await world.quote(take(null));
      expect(bounds).toEqual({ minimum: null, maximum: 5n * TAO - 500n, available: 5n * TAO });
      const { quote, failure, feeRao } = await world.act(take(2n * TAO));
      expect(failure).toBeNull();
      expect(quote.receives).toEqual([{ token: 'tao', rao: 2n * TAO }]);
      expect(quote.advice).toEqual([]);
      expect(world.freeRao()).toBe(before + 2n * TAO - feeRao);
      expect(world.freeRao(mirror)).toBe(3n * TAO);
    });

    it('T20 tells what would be lost with the mirror, and all of it may go', async () => {
      const quote = await world.quote(take(3n * TAO - 200n));
      expect(quote.advice).toEqual([{ code: 'dust-lost', context: { dustRao: '200' } }]);
      expect((await world.quote(take(3n * TAO))).advice).toEqual([]);
      expect((await world.quote(take(3n * TAO + 1n))).issue?.code).toBe('send/insufficient');
      const before = world.freeRao();
      const { failure, feeRao } = await world.act(take(3n * TAO - 200n));
      expect(failure).toBeNull();
      expect(world.freeRao()).toBe(before + 3n * TAO - 200n - feeRao);
      expect(world.freeRao(ownMirror(world.me).mirror)).toBe(0n);
    });

    it('T20 never for another key’s address', async () => {
      const intent = { kind: 'evm-withdraw', evmAddress: H160, amountRao: rao(TAO) } as const;
      expect(await world.buildSays(intent)).toBe('evm/bad-address');
      expect(await world.chainSays(intent)).toBe('BadOrigin');
    });
  });
});
