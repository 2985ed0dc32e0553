import { existsSync, readFileSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { derivedAddress, isBefore, sharedAddress } from '../../../../devnet/executive/multisig/account.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  BOB,
  batch,
  type Chain,
  hex,
  id,
  nested,
  newerMetadata,
  openChain,
  type Signer,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

/** Three signatories in the chain's order. */
const [first, second, third] = [1, 2, 3]
  .map((number) => signerOf('Ed25519', number))
  .sort((a, b) => (isBefore(a.address, b.address) ? -1 : 1)) as [Signer, Signer, Signer];
const all = [first, second, third];
const stranger = signerOf('Ed25519', 9);
const DEPOSIT = 132_000_000n + 2n * 32_000_000n;
const WEIGHT = { ref_time: 20_000_000_000n, proof_size: 10_000n };
const pay = transfer(BOB, TAO);
const shared = sharedAddress(
  all.map(({ address }) => address),
  2,
);

let chain: Chain;
beforeEach(() => {
  chain = withFunds();
});

function withFunds(metadata?: Uint8Array): Chain {
  const opened = openChain(metadata);
  for (const { address } of [...all, stranger]) opened.fund(address, 20n * TAO);
  opened.fund(shared, 10n * TAO);
  return opened;
}
const multisig = (name: string, args: Record<string, unknown>): DecodedCall => ({
  pallet: 'Multisig',
  name,
  args,
});
const others = (signer: Signer) => all.filter((other) => other !== signer).map(({ address }) => address);
const hashOf = (call: DecodedCall) => hex(blake2b(chain.codec.encodeCall(call), { dkLen: 32 }));
const asMulti = (signer: Signer, at?: unknown, over: Record<string, unknown> = {}, call = pay) =>
  multisig('as_multi', {
    threshold: 2,
    other_signatories: others(signer),
    maybe_timepoint: at,
    call: nested(call),
    max_weight: WEIGHT,
    ...over,
  });
const approve = (signer: Signer, at?: unknown, over: Record<string, unknown> = {}, call = pay) =>
  multisig('approve_as_multi', {
    threshold: 2,
    other_signatories: others(signer),
    maybe_timepoint: at,
    call_hash: hashOf(call),
    max_weight: WEIGHT,
    ...over,
  });
const onHash = (name: string, signer: Signer, over: Record<string, unknown> = {}, call = pay) =>
  multisig(name, {
    threshold: 2,
    other_signatories: others(signer),
    call_hash: hashOf(call),
    ...over,
  });
function send(signer: Signer, call: DecodedCall, on: Chain = chain) {
  const block = on.block(on.sign(signer, call));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  const said = block.names.filter((name) => name.startsWith('Multisig.'));
  expect(on.codec.encodeEvents(block.records).length).toBeGreaterThan(2);
  return { block, said, error: failed?.dispatch_error };
}
const failure = (name: string, pallet = 'Multisig') => chain.codec.moduleError(pallet, name);
const pending = (call = pay, on: Chain = chain) =>
  on.state.get('Multisig', 'Multisigs', shared, hashOf(call));
const reserved = (signer: Signer) => chain.account(signer.address).data.reserved;
/** Begins the payment as the first signatory; gives its timepoint. */
function begin(call = pay) {
  const height = chain.clock.next;
  expect(send(first, asMulti(first, undefined, {}, call)).said).toEqual(['Multisig.NewMultisig']);
  return { height, index: 0 };
}

const VECTORS = '../shared/chain/vectors/addresses.json';
it.skipIf(!existsSync(VECTORS))('K9 shared and derived accounts have the addresses of the vectors', () => {
  const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
    multisig: Array<{ signatories: string[]; threshold: number; address: string }>;
    utility_derivative: Array<{ of: string; index: number; address: string }>;
  };
  for (const { signatories, threshold, address } of vectors.multisig) {
    const sorted = [...signatories].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    expect(sharedAddress(sorted, threshold)).toBe(address);
  }
  for (const { of, index, address } of vectors.utility_derivative)
    expect(derivedAddress(of, index)).toBe(address);
});

describe.each([...SOURCES, ['newer', newerMetadata] as const])(
  'an operation of two of three on %s',
  (_, metadata) => {
    beforeEach(() => {
      chain = withFunds(metadata());
    });

    it('K9 begins with a deposit, is approved and carried out as the shared account', () => {
      const height = chain.clock.next;
      const begun = send(second, asMulti(second));
      expect(begun.block.find('Multisig.NewMultisig')).toEqual({
        approving: second.address,
        multisig: shared,
        call_hash: hashOf(pay),
      });
      const when = { height, index: 0 };
      const entry = { when, deposit: DEPOSIT, depositor: second.address, approvals: [second.address] };
      expect(pending()).toEqual(entry);
      expect(chain.codec.encodeStorage('Multisig', 'Multisigs', pending())).toHaveLength(4 + 4 + 8 + 32 + 33);
      expect(reserved(second)).toBe(DEPOSIT);
      const before = chain.free(BOB);
      const { block, said } = send(third, asMulti(third, when));
      expect(said).toEqual(['Multisig.MultisigExecuted']);
      expect(block.find('Multisig.MultisigExecuted')).toEqual({
        approving: third.address,
        timepoint: when,
        multisig: shared,
        call_hash: hashOf(pay),
        result: { success: true, value: undefined },
      });
      expect(chain.free(BOB)).toBe(before + TAO);
      expect(chain.free(shared)).toBe(9n * TAO);
      expect([pending(), reserved(second)]).toEqual([undefined, 0n]);
    });

    it('K9 of one of them is carried out at once, without a deposit, and fails as what it carries', () => {
      const one = sharedAddress(
        all.map(({ address }) => address),
        1,
      );
      chain.fund(one, 3n * TAO);
      const act = (call: DecodedCall) =>
        multisig('as_multi_threshold_1', { other_signatories: others(third), call: nested(call) });
      const { error, said } = send(third, act(pay));
      expect([error, said]).toEqual([undefined, ['Multisig.MultisigExecuted']]);
      expect([chain.free(one), reserved(third)]).toEqual([2n * TAO, 0n]);
      const failed = send(third, act(transfer(BOB, 5n * TAO)));
      expect([failed.error, failed.said]).toEqual([
        { type: 'Token', value: { type: 'FundsUnavailable', value: undefined } },
        [],
      ]);
    });
  },
);

describe('an operation that waits', () => {
  it('K9 knows the extrinsic that began it by its place in the block', () => {
    const height = chain.clock.next;
    const block = chain.block(
      chain.sign(stranger, transfer(BOB, 1_000n)),
      chain.sign(first, batch('batch_all', [approve(first)])),
    );
    expect(block.names).toContain('Multisig.NewMultisig');
    expect(pending()).toMatchObject({ when: { height, index: 1 } });
    expect(send(second, asMulti(second, { height, index: 0 })).error).toEqual(failure('WrongTimepoint'));
    expect(send(second, asMulti(second, { height, index: 1 })).error).toBeUndefined();
  });

  it('K9 keeps approvals in order, and a hash alone never carries it out', () => {
    chain.fund(
      sharedAddress(
        all.map(({ address }) => address),
        3,
      ),
      10n * TAO,
    );
    const three = { threshold: 3 };
    const height = chain.clock.next;
    send(second, approve(second, undefined, three));
    const when = { height, index: 0 };
    send(third, approve(third, when, three));
    expect(send(first, approve(first, when, three)).said).toEqual(['Multisig.MultisigApproval']);
    const [entry] = chain.state.entries('Multisig', 'Multisigs');
    expect(entry?.value).toMatchObject({ approvals: all.map(({ address }) => address) });
    expect(reserved(second)).toBe(132_000_000n + 3n * 32_000_000n);
    expect(send(first, approve(first, when, three)).error).toEqual(failure('AlreadyApproved'));
    // With enough approvals anyone of them brings the call.
    expect(send(third, asMulti(third, when, three)).said).toEqual(['Multisig.MultisigExecuted']);
    expect(reserved(second)).toBe(0n);
  });

  it('K9 is over when what it carries fails, with the deposit back, and the failure is in the event', () => {
    const dear = transfer(BOB, 50n * TAO);
    const when = begin(dear);
    const { block, error } = send(second, asMulti(second, when, {}, dear));
    expect(error).toBeUndefined();
    expect(block.find('Multisig.MultisigExecuted')).toMatchObject({
      result: { success: false, value: { type: 'Token' } },
    });
    expect(block.names).not.toContain('Balances.Transfer');
    expect([pending(dear), reserved(first)]).toEqual([undefined, 0n]);
  });

  it('K9 is taken back by whoever began it, and by nobody else', () => {
    const timepoint = begin();
    const cancel = (signer: Signer, at = timepoint, over = {}) =>
      onHash('cancel_as_multi', signer, { timepoint: at, ...over });
    expect(send(second, cancel(second)).error).toEqual(failure('NotOwner'));
    expect(send(second, cancel(second, { ...timepoint, index: 5 })).error).toEqual(failure('WrongTimepoint'));
    expect(send(first, cancel(first, timepoint, { threshold: 3 })).error).toEqual(failure('NotFound'));
    expect(send(first, cancel(first, timepoint, { threshold: 1 })).error).toEqual(
      failure('MinimumThreshold'),
    );
    const { block } = send(first, cancel(first));
    expect(block.find('Multisig.MultisigCancelled')).toEqual({
      cancelling: first.address,
      timepoint,
      multisig: shared,
      call_hash: hashOf(pay),
    });
    expect([pending(), reserved(first)]).toEqual([undefined, 0n]);
  });

  it('K9 has its deposit moved to what the chain asks now', () => {
    begin();
    const entry = pending() as object;
    expect(send(first, onHash('poke_deposit', first)).said).toEqual([]);
    chain.state.set('Multisig', 'Multisigs', [shared, hashOf(pay)], { ...entry, deposit: 1_000n });
    expect(send(second, onHash('poke_deposit', second)).error).toEqual(failure('NotOwner'));
    const { block } = send(first, onHash('poke_deposit', first));
    expect(block.find('Multisig.DepositPoked')).toEqual({
      who: first.address,
      call_hash: hashOf(pay),
      old_deposit: 1_000n,
      new_deposit: DEPOSIT,
    });
    expect(send(first, onHash('poke_deposit', first, {}, transfer(BOB, 7n))).error).toEqual(
      failure('NotFound'),
    );
  });
});

describe('checks of an operation', () => {
  const wrong: Array<[string, Record<string, unknown>]> = [
    ['MinimumThreshold', { threshold: 1, other_signatories: [] }],
    ['TooFewSignatories', { other_signatories: [] }],
    ['TooManySignatories', { other_signatories: Array(100).fill(BOB) }],
    ['SignatoriesOutOfOrder', { other_signatories: [third.address, second.address] }],
    ['SignatoriesOutOfOrder', { other_signatories: [second.address, second.address] }],
    ['SenderInSignatories', { other_signatories: [first.address, second.address] }],
    ['UnexpectedTimepoint', { maybe_timepoint: { height: 1, index: 0 } }],
  ];
  it.each(wrong)('K9 %s', (error, over) => {
    expect(send(first, asMulti(first, undefined, over)).error).toEqual(failure(error));
    expect(send(first, approve(first, undefined, over)).error).toEqual(failure(error));
  });

  it('K9 once begun: NoTimepoint, WrongTimepoint, AlreadyApproved, MaxWeightTooLow, in this order', () => {
    const when = begin();
    const low = { max_weight: { ref_time: 1n, proof_size: 10_000n } };
    expect(send(first, asMulti(first)).error).toEqual(failure('NoTimepoint'));
    expect(send(first, asMulti(first, { ...when, height: 9_999 })).error).toEqual(failure('WrongTimepoint'));
    expect(send(first, asMulti(first, when, low)).error).toEqual(failure('AlreadyApproved'));
    expect(send(second, asMulti(second, when, low)).error).toEqual(failure('MaxWeightTooLow'));
    const unproven = { max_weight: { ref_time: WEIGHT.ref_time, proof_size: 0n } };
    expect(send(second, asMulti(second, when, unproven)).error).toEqual(failure('MaxWeightTooLow'));
    expect(pending()).toMatchObject({ approvals: [first.address] });
  });

  it('K9 without the deposit nothing begins', () => {
    chain.fund(first.address, DEPOSIT);
    expect(send(first, approve(first)).error).toEqual(failure('InsufficientBalance', 'Balances'));
    expect(pending()).toBeUndefined();
  });
});

describe('what an operation may carry, and where it may lie', () => {
  it('K9 a batch, and a proxy of the shared account, whose filter ends where another account signs', () => {
    const when = begin(batch('batch_all', [pay, pay]));
    const before = chain.free(BOB);
    send(second, asMulti(second, when, {}, batch('batch_all', [pay, pay])));
    expect(chain.free(BOB)).toBe(before + 2n * TAO);
    const staking = { delegate: id(stranger.address), proxy_type: ofType('NonTransfer'), delay: 0 };
    const grant = { pallet: 'Proxy', name: 'add_proxy', args: staking };
    const at = begin(grant);
    send(second, asMulti(second, at, {}, grant));
    const through = (call: DecodedCall): DecodedCall => ({
      pallet: 'Proxy',
      name: 'proxy',
      args: { real: id(shared), force_proxy_type: undefined, call: nested(call) },
    });
    expect(send(stranger, through(pay)).block.find('Proxy.ProxyExecuted')).toMatchObject({
      result: { success: false },
    });
    // One of one: the shared account itself as the one signatory beside another.
    const pair = [shared, BOB].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    const other = sharedAddress(pair, 1);
    chain.fund(other, 2n * TAO);
    const act = multisig('as_multi_threshold_1', { other_signatories: [BOB], call: nested(pay) });
    expect(send(stranger, through(act)).block.find('Proxy.ProxyExecuted')).toMatchObject({
      result: { success: true },
    });
    expect(chain.free(other)).toBe(TAO);
  });

  it('K9 what it puts aside is paid at first and comes back when it only approves', () => {
    const paid = (signer: Signer, call: DecodedCall) =>
      (send(signer, call).block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint })
        .actual_fee;
    const dear = { max_weight: { ref_time: 900_000_000_000n, proof_size: 10_000n } };
    const height = chain.clock.next;
    const cheap = paid(first, asMulti(first));
    expect(paid(third, asMulti(third, undefined, dear, transfer(BOB, TAO + 1n)))).toBe(cheap);
    expect(paid(second, asMulti(second, { height, index: 0 }, dear)) - cheap).toBeGreaterThan(400_000_000n);
  });
});

function ofType(type: string) {
  return { type, value: undefined };
}
