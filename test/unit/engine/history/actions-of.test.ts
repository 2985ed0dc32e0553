import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../src/core/address/index.js';
import type { ChainEvent } from '../../../../src/engine/chain/events.js';
import type { Plain } from '../../../../src/engine/chain/plain.js';
import { actionsOf } from '../../../../src/engine/history/actions-of.js';

const account = (fill: number) => encodeAddress(new Uint8Array(32).fill(fill));
const [ME, OTHER, HOT, HOT2] = [account(1), account(2), account(3), account(4)] as const;
const subnetAccount = new Uint8Array(32);
subnetAccount.set(new TextEncoder().encode('modlsubtensr'));
const POOL = encodeAddress(subnetAccount);
const WHERE = { block: 7, atMs: 84_000, extrinsicIndex: 2 };

const event = (pallet: string, name: string, ...fields: Plain[]): ChainEvent => ({
  pallet,
  name,
  fields,
  error: null,
});
const stake = (name: string, ...fields: Plain[]) => event('SubtensorModule', name, ...fields);
const fee = (who: string) => event('TransactionPayment', 'TransactionFeePaid', who, 134n, 0n);
const of = (...events: ChainEvent[]) => actionsOf(events, ME, WHERE);

describe('what events mean to an account', () => {
  it('H1 tells a purchase with its fee, and nothing to others', () => {
    const events = [stake('StakeAdded', ME, HOT, 100n, 90n, 1n, 3n), fee(ME)];
    expect(of(...events)).toMatchObject([
      {
        ...WHERE,
        address: ME,
        kind: 'stake',
        own: true,
        taoRao: 100n,
        feeRao: 134n,
        hotkey: HOT,
        failed: false,
      },
    ]);
    expect(of(...events)[0]?.alpha).toEqual({ netuid: 1, base: 90n });
    expect(actionsOf(events, OTHER, WHERE)).toEqual([]);
  });

  it('H1 counts the pool fee into what a sale took out of the position', () => {
    expect(of(stake('StakeRemoved', ME, HOT, 100n, 90n, 1n, 3n), fee(ME))[0]?.alpha).toEqual({
      netuid: 1,
      base: 93n,
    });
  });

  it('H1 joins the legs of each of several moves in one extrinsic', () => {
    const leg = (name: string, hotkey: string, netuid: bigint, alpha: bigint, poolFee = 0n) =>
      stake(name, ME, hotkey, 50n, alpha, netuid, poolFee);
    const actions = of(
      leg('StakeRemoved', HOT, 1n, 10n),
      leg('StakeAdded', HOT2, 1n, 10n),
      stake('StakeMoved', ME, HOT, 1n, HOT2, 1n, 50n),
      leg('StakeRemoved', HOT2, 1n, 9n, 1n),
      leg('StakeAdded', HOT2, 2n, 40n),
      stake('StakeSwapped', ME, HOT2, 1n, 2n, 50n),
      leg('StakeAdded', HOT, 3n, 5n),
      fee(ME),
    );
    expect(
      actions.map(({ kind, alpha, toAlpha, feeRao }) => [kind, alpha?.base, toAlpha?.base, feeRao]),
    ).toEqual([
      ['move', 10n, 10n, 134n],
      ['swap', 10n, 40n, null],
      ['stake', 5n, undefined, null],
    ]);
  });

  it('H1 tells a gift of stake to both sides', () => {
    const events = [
      stake('StakeRemoved', ME, HOT, 50n, 10n, 1n, 0n),
      stake('StakeAdded', OTHER, HOT2, 50n, 10n, 1n, 0n),
      stake('StakeAndHotkeyTransferred', ME, OTHER, HOT, HOT2, 1n, 1n, 50n),
      fee(ME),
    ];
    expect(of(...events)).toMatchObject([
      { kind: 'stake-sent', counterparty: OTHER, hotkey: HOT, toHotkey: HOT2, own: true },
    ]);
    expect(actionsOf(events, OTHER, WHERE)).toMatchObject([
      { kind: 'stake-received', counterparty: ME, hotkey: HOT2, own: false, feeRao: null, taoRao: 50n },
    ]);
  });

  it('H1 does not count TAO that goes through the pool as a payment, and does count one beside it', () => {
    const actions = of(
      event('Balances', 'Transfer', ME, POOL, 100n),
      stake('StakeAdded', ME, HOT, 100n, 90n, 1n, 0n),
      event('Balances', 'Transfer', ME, OTHER, 7n),
      fee(ME),
    );
    expect(actions.map(({ kind, taoRao }) => [kind, taoRao])).toEqual([
      ['stake', 100n],
      ['sent', 7n],
    ]);
    expect(of(event('Balances', 'Transfer', POOL, ME, 5n))).toMatchObject([
      { kind: 'received', counterparty: POOL },
    ]);
  });

  it('H1 tells claims by validator, or by the call where only that is known', () => {
    expect(of(stake('BasketClaimed', HOT, ME, 5n), stake('RootClaimed', ME, 5n), fee(ME))).toMatchObject([
      { kind: 'claim', hotkey: HOT, taoRao: 5n, alpha: { netuid: 0, base: 5n } },
    ]);
    expect(of(stake('RootClaimed', ME, 0n))).toMatchObject([{ kind: 'claim', taoRao: 0n, hotkey: null }]);
    expect(of(stake('RootClaimed', ME))).toMatchObject([{ kind: 'claim', taoRao: null }]);
  });

  it('H1 tells what failed with its fee and without its events', () => {
    const failed = event('System', 'ExtrinsicFailed', null, null);
    expect(of(stake('StakeAdded', ME, HOT, 1n, 1n, 1n, 0n), failed, fee(ME))).toMatchObject([
      { kind: 'other', failed: true, feeRao: 134n, taoRao: null, alpha: null },
    ]);
    expect(of(failed, fee(OTHER))).toEqual([]);
  });

  it('H1 tells alpha that was sold for the fee as such, and not TAO as well', () => {
    const actions = of(
      stake('StakeRemoved', ME, HOT, 100n, 90n, 1n, 0n),
      stake('TransactionFeePaidWithAlpha', ME, 1n, 8n, 134n),
      fee(ME),
    );
    expect(actions).toMatchObject([
      { kind: 'unstake', feeRao: null },
      { kind: 'fee', alpha: { netuid: 1, base: 8n }, taoRao: 134n, hotkey: HOT, feeRao: null },
    ]);
  });

  it('H1 says that something was done where it has no name for it', () => {
    expect(of(event('Proxy', 'ProxyAdded', ME, OTHER), fee(ME))).toMatchObject([
      { kind: 'other', own: true, failed: false, feeRao: 134n },
    ]);
    // Before Dynamic TAO the event named no coldkey: nothing is made up from it.
    expect(of(stake('StakeAdded', HOT, 5n))).toEqual([]);
  });
});
