import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { callApi } from '../../../../../devnet/executive/api/index.js';
import { flushDeposits, queueDividend } from '../../../../../devnet/executive/baskets/deposits.js';
import { fundRows, navOf } from '../../../../../devnet/executive/baskets/fund.js';
import { sharesOwed } from '../../../../../devnet/executive/baskets/owed.js';
import { feeOf } from '../../../../../devnet/executive/fees.js';
import { setBalance } from '../../../../../devnet/executive/genesis.js';
import { addTo } from '../../../../../devnet/executive/subtensor/storage.js';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import { ALICE, createWorld } from './world.js';

const codec = createRuntimeCodec(declaredMetadata(16, 'newer'));

/** A chain under the newer metadata. Funds hold what the tests give them. */
export function newerWorld() {
  const world = createWorld(codec);
  const { state } = world;
  const api = (method: string, ...args: Uint8Array[]): Uint8Array =>
    callApi(
      { codec, fee: feeOf, validate: () => ({ ok: false, error: { kind: 'Invalid', name: 'Stale' } }) },
      state,
      world.block,
      `BetaBasketRuntimeApi_${method}`,
      new Uint8Array(args.flatMap((part) => [...part])),
    );
  return {
    ...world,
    api,
    /** Alpha that a validator's root stake earned and that waits for its fund. */
    earn(hotkey: string, netuid: number, alpha: bigint): void {
      addTo(state, 'SubnetAlphaOut', [netuid], alpha);
      queueDividend(state, hotkey, netuid, alpha);
    },
    fund: (address: string, rao: bigint) => setBalance(state, codec, address, rao),
    flush: (hotkey: string) => flushDeposits(world.contextOf(ALICE), hotkey),
    nav: (hotkey: string) => navOf(fundRows(state, hotkey)),
    owed: (hotkey: string, coldkey: string) => sharesOwed(state, hotkey, coldkey),
    find: (name: string) => world.events.find((event) => event.name === name)?.fields,
    names: () => world.events.map(({ name }) => name),
  };
}

export type NewerWorld = ReturnType<typeof newerWorld>;
