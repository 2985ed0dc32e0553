import { beforeEach, describe, expect, it } from 'vitest';
import { writeBalances } from '../../../../devnet/executive/accounts.js';
import { BLOCK_AUTHOR } from '../../../../devnet/executive/execute-block.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import { BOB, type Chain, hex, id, openChain, SOURCES, signerOf, TAO, transfer } from './chain.js';

const payer = signerOf('Ed25519', 1);
const fresh = signerOf('Ed25519', 9).address;
const ED = 500n;
const NONE = new Uint8Array();

let chain: Chain;
beforeEach(() => {
  chain = openChain();
  chain.fund(payer.address, 10n * TAO);
});

/** Executes one call of the payer: what it was charged, and the events of the call itself. */
function send(call: DecodedCall) {
  const block = chain.block(chain.sign(payer, call));
  const paid = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  const names = block.names.filter(
    (name) => !/^(?:TransactionPayment|System\.Extrinsic|Balances\.(?:Withdraw|Deposit)$)/.test(name),
  );
  return { block, names, fee: paid?.actual_fee ?? 0n, error: failed?.dispatch_error };
}
const token = (type: string) => ({ type: 'Token', value: { type, value: undefined } });
/** Amount that leaves `rest` rao after the fee of a transfer of this form. */
function allBut(rest: bigint, name: string): bigint {
  const trial = openChain();
  trial.fund(payer.address, 10n * TAO);
  const block = trial.block(trial.sign(payer, transfer(BOB, 9n * TAO, name)));
  const { actual_fee } = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
  return 10n * TAO - actual_fee - rest;
}

describe.each(SOURCES)('a transfer under metadata: %s', (_name, metadata) => {
  it('moves the amount, costs the fee and names the new account', () => {
    const own = openChain(metadata());
    own.fund(payer.address, 10n * TAO);
    const block = own.block(own.sign(payer, transfer(fresh, TAO)));
    const { actual_fee } = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
    expect(own.free(fresh)).toBe(TAO);
    expect(own.free(payer.address)).toBe(9n * TAO - actual_fee);
    expect(own.account(payer.address).nonce).toBe(1);
    expect(block.names).toEqual([
      'Balances.Withdraw',
      'System.NewAccount',
      'Balances.Endowed',
      'Balances.Transfer',
      'Balances.Deposit',
      'TransactionPayment.TransactionFeePaid',
      'System.ExtrinsicSuccess',
    ]);
    expect(block.find('Balances.Deposit')).toEqual({ who: BLOCK_AUTHOR, amount: actual_fee });
    expect(own.codec.encodeEvents(block.records).length).toBeGreaterThan(100);
  });
});

describe('transfer_keep_alive', () => {
  it('leaves the sender the existential deposit, to the rao', () => {
    const most = allBut(ED, 'transfer_keep_alive');
    expect(send(transfer(BOB, most)).error).toBeUndefined();
    expect(chain.free(payer.address)).toBe(ED);
  });

  it('fails with NotExpendable when the sender would close, FundsUnavailable when the amount is not there', () => {
    const most = allBut(ED, 'transfer_keep_alive');
    expect(send(transfer(BOB, most + 1n)).error).toEqual(token('NotExpendable'));
    expect(send(transfer(BOB, 10n * TAO)).error).toEqual(token('FundsUnavailable'));
  });

  it('fails with Frozen for what is held back', () => {
    const account = chain.account(payer.address);
    const data = { ...account.data, frozen: 8n * TAO };
    chain.state.set('System', 'Account', [payer.address], { ...account, data });
    expect(send(transfer(BOB, 3n * TAO)).error).toEqual(token('Frozen'));
    expect(send(transfer(BOB, TAO)).error).toBeUndefined();
  });

  it('fails with BelowMinimum into a new account below the deposit', () => {
    expect(send(transfer(fresh, ED - 1n)).error).toEqual(token('BelowMinimum'));
    expect(send(transfer(fresh, ED)).error).toBeUndefined();
    expect(send(transfer(fresh, 1n)).error).toBeUndefined();
    expect(chain.free(fresh)).toBe(ED + 1n);
  });

  it('of nothing reaches nobody and still succeeds', () => {
    expect(send(transfer(fresh, 0n)).error).toBeUndefined();
    expect(chain.account(fresh).providers).toBe(0);
  });
});

describe('transfer_allow_death', () => {
  it('reaps the sender who is left with nothing, nonce and all', () => {
    const { names, error } = send(transfer(BOB, allBut(0n, 'transfer_allow_death'), 'transfer_allow_death'));
    expect(error).toBeUndefined();
    expect(names).toEqual(['System.KilledAccount', 'Balances.Transfer']);
    expect(chain.account(payer.address)).toMatchObject({ nonce: 0, providers: 0 });
    expect(chain.verdict(chain.sign(payer, transfer(BOB, 1n)))).toBe('Payment');
  });

  it('loses dust below the deposit, says so, and takes it out of the issuance', () => {
    const issued = chain.state.get('Balances', 'TotalIssuance') as bigint;
    const dust = ED - 1n;
    const { block, names } = send(
      transfer(BOB, allBut(dust, 'transfer_allow_death'), 'transfer_allow_death'),
    );
    expect(names).toEqual(['System.KilledAccount', 'Balances.DustLost', 'Balances.Transfer']);
    expect(block.find('Balances.DustLost')).toEqual({ account: payer.address, amount: dust });
    expect(chain.state.get('Balances', 'TotalIssuance')).toBe(issued - dust);
  });

  it('does not reap an account that has something reserved', () => {
    const { codec, state } = chain;
    writeBalances(codec, state, payer.address, { free: 10n * TAO, reserved: TAO });
    expect(chain.account(payer.address).consumers).toBe(1);
    const all = allBut(0n, 'transfer_allow_death');
    expect(send(transfer(BOB, all, 'transfer_allow_death')).error).toEqual(token('Frozen'));
    writeBalances(codec, state, payer.address, { free: 10n * TAO, reserved: 0n });
    expect(chain.account(payer.address).consumers).toBe(0);
  });
});

describe('transfer_all', () => {
  const all = (keep_alive: boolean, dest = BOB): DecodedCall => ({
    pallet: 'Balances',
    name: 'transfer_all',
    args: { dest: id(dest), keep_alive },
  });

  it('takes everything after the fee and closes the account', () => {
    const before = chain.free(BOB);
    const { fee } = send(all(false));
    expect(chain.free(BOB)).toBe(before + 10n * TAO - fee);
    expect(chain.account(payer.address).providers).toBe(0);
  });

  it('leaves the deposit when asked to keep the account, or when something is reserved in it', () => {
    send(all(true));
    expect(chain.free(payer.address)).toBe(ED);
    writeBalances(chain.codec, chain.state, payer.address, { free: TAO, reserved: TAO });
    send(all(false));
    expect(chain.account(payer.address).data).toMatchObject({ free: ED, reserved: TAO });
  });
});

describe('a transfer to oneself', () => {
  it.each(['transfer_keep_alive', 'transfer_allow_death'])('%s changes nothing but fee and nonce', (name) => {
    const { fee, names, error } = send(transfer(payer.address, 9n * TAO, name));
    expect([names, error]).toEqual([[], undefined]);
    expect(chain.free(payer.address)).toBe(10n * TAO - fee);
  });

  it('of everything does not reset the nonce: the same transaction cannot be sent twice', () => {
    const call = {
      pallet: 'Balances',
      name: 'transfer_all',
      args: { dest: id(payer.address), keep_alive: false },
    };
    const signed = chain.sign(payer, call);
    chain.block(signed);
    expect(chain.account(payer.address).nonce).toBe(1);
    expect(chain.verdict(signed)).toBe('Stale');
  });
});

it('an address that the chain does not look up fails the call, not the block', () => {
  for (const dest of [
    { type: 'Index', value: undefined },
    { type: 'Raw', value: Uint8Array.of(1, 2, 3) },
  ]) {
    const { error } = send({ pallet: 'Balances', name: 'transfer_keep_alive', args: { dest, value: 1n } });
    expect(error).toEqual({ type: 'CannotLookup', value: undefined });
  }
});

it('a failed extrinsic keeps fee and nonce and nothing else', () => {
  const idle = openChain();
  idle.fund(payer.address, 10n * TAO);
  idle.block();
  const { fee, error, names } = send(transfer(BOB, 11n * TAO));
  expect(error).toEqual(token('FundsUnavailable'));
  expect(names).toEqual([]);
  expect(chain.account(payer.address)).toMatchObject({ nonce: 1, data: { free: 10n * TAO - fee } });
  const changed = chain.state
    .rawKeys('0x', 100_000)
    .filter((key) => hex(chain.state.raw(key) ?? NONE) !== hex(idle.state.raw(key) ?? NONE));
  const key = (item: string, ...args: string[]) => chain.codec.storageKey('System', item, ...args);
  expect(changed.sort()).toEqual(
    [key('Account', payer.address), key('Account', BLOCK_AUTHOR), key('Events'), key('EventCount')].sort(),
  );
});
