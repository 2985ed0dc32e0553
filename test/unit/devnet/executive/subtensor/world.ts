import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { readAccount } from '../../../../../devnet/executive/accounts.js';
import { type CallContext, DispatchFailure } from '../../../../../devnet/executive/dispatch-context.js';
import { seedScenario } from '../../../../../devnet/executive/seed.js';
import { subtensorCalls } from '../../../../../devnet/executive/subtensor/index.js';
import { stakeOf } from '../../../../../devnet/executive/subtensor/stakes.js';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import { planScenario } from '../../../../../devnet/scenario/scenario.js';
import { createStateDb } from '../../../../../devnet/state/index.js';
import type { DevnetOptions, RuntimeCodec } from '../../../../../devnet/types.js';
import { POOL_A, POOL_B } from '../swap/pools.js';

export const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const AUTHOR = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
export const TAO = 1_000_000_000n;
/** Netuids that hold the test vectors' pools. */
export const [A, B] = [1, 2];

/** A chain in one open block, with pools A and B on subnets 1 and 2; calls run as the executive runs them. */
export function createWorld(
  codec: RuntimeCodec = createRuntimeCodec(declaredMetadata()),
  scenario: NonNullable<DevnetOptions['scenario']> = 'small',
) {
  const db = createStateDb(codec);
  const state = db.child(null);
  const plan = planScenario(scenario);
  seedScenario(codec, state, plan, { emptyFunds: true });
  for (const [netuid, pool] of [
    [A, POOL_A],
    [B, POOL_B],
  ] as const) {
    state.set('SubtensorModule', 'SubnetTAO', [netuid], pool.tao);
    state.set('SubtensorModule', 'SubnetAlphaIn', [netuid], pool.alpha);
    state.set('Swap', 'SwapBalancer', [netuid], pool.quote);
  }
  const events: Array<{ name: string; fields: unknown }> = [];
  const block = { number: 10, parentHash: '0x00' as const, timestampMs: 0, hashOf: () => undefined };
  const contextOf = (origin: string): CallContext => ({
    codec,
    state,
    origin,
    permits: () => true,
    block,
    extrinsicIndex: 0,
    author: AUTHOR,
    deposit: (_pallet, name, fields) => events.push({ name, fields }),
    dispatch: () => undefined,
    worked: () => undefined,
  });

  return {
    codec,
    db,
    state,
    plan,
    events,
    block,
    contextOf,
    hotkey: (index: number) => plan.validators[index]?.hotkey ?? '',
    free: (address: string) => readAccount(state, address).data.free,
    stake: (hotkey: string, coldkey: string, netuid: number) => stakeOf(state, hotkey, coldkey, netuid),
    /** Runs a call: 'ok', or the failure's name with everything rolled back. */
    call(origin: string, name: string, args: Record<string, unknown>): string {
      events.length = 0;
      state.begin();
      try {
        subtensorCalls[name]?.(contextOf(origin), args);
        state.commit();
        return 'ok';
      } catch (error) {
        state.rollback();
        events.length = 0;
        if (error instanceof DispatchFailure) return error.message;
        throw error;
      }
    },
  };
}
