import { beforeEach, describe, expect, it } from 'vitest';
import { fundsAccount } from '../../../../../devnet/executive/crowdloan/funds.js';
import type { Loan } from '../../../../../devnet/executive/crowdloan/loan.js';
import type { DecodedCall } from '../../../../../devnet/types.js';
import {
  BOB,
  batch,
  type Chain,
  nested,
  newerMetadata,
  openChain,
  type Signer,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from '../chain.js';

const [creator, alice, bob] = [1, 2, 3].map((seed) => signerOf('Ed25519', seed)) as [Signer, Signer, Signer];
/** Ids of the scenario's loans: half a TAO below its cap; at most 50 TAO each. */
const [NEARLY, BOUNDED, NEXT] = [0, 1, 2];
const END = 60_000;

const call = (name: string, args: Record<string, unknown>): DecodedCall => ({
  pallet: 'Crowdloan',
  name,
  args,
});
const by = (name: string, id: number) => call(name, { crowdloan_id: id });
const contribute = (id: number, amount: bigint) => call('contribute', { crowdloan_id: id, amount });
const terms = {
  deposit: 10n * TAO,
  min_contribution: TAO,
  cap: 100n * TAO,
  end: END,
  call: undefined as unknown,
  target_address: BOB as string | undefined,
};
const create = (over: Partial<typeof terms> = {}) => call('create', { ...terms, ...over });

const METADATA = [...SOURCES, ['declared 475', newerMetadata] as [string, () => Uint8Array]];

describe.each(METADATA)('crowdloans on %s', (_name, metadata) => {
  let chain: Chain;
  beforeEach(() => {
    chain = openChain(metadata());
    for (const { address } of [creator, alice, bob]) chain.fund(address, 200n * TAO);
  });

  /** `ok`, or the name of the error. */
  function send(signer: Signer, said: DecodedCall): string {
    const block = chain.block(chain.sign(signer, said));
    expect(block.rejected).toEqual([]);
    const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
    if (!failed) return 'ok';
    const error = failed.dispatch_error as { value: { value?: { type: string }; type: string } };
    return error.value.value?.type ?? error.value.type;
  }
  const loan = (id: number) => chain.state.get('Crowdloan', 'Crowdloans', id) as Loan;
  const held = (id: number, { address }: Signer) =>
    chain.state.get('Crowdloan', 'Contributions', id, address);

  it('have two open ones from the start, with their money where it belongs', () => {
    for (const id of [NEARLY, BOUNDED]) {
      const { raised, funds_account, contributors_count } = loan(id);
      const parts = chain.state.entries('Crowdloan', 'Contributions', id).map(({ value }) => value as bigint);
      expect(funds_account).toBe(fundsAccount(id));
      expect([chain.free(funds_account), parts.length]).toEqual([raised, contributors_count]);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(raised);
    }
    expect(chain.state.get('Crowdloan', 'NextCrowdloanId')).toBe(NEXT);
    const raw = chain.codec.encodeStorage('Crowdloan', 'Crowdloans', loan(BOUNDED));
    expect(chain.codec.decodeStorage('Crowdloan', 'Crowdloans', raw)).toEqual(loan(BOUNDED));
  });

  it('are created with a deposit that counts as raised', () => {
    expect(send(creator, create())).toBe('ok');
    expect(loan(NEXT)).toMatchObject({
      raised: 10n * TAO,
      contributors_count: 1,
      finalized: false,
      call: undefined,
    });
    expect(chain.free(fundsAccount(NEXT))).toBe(10n * TAO);
    expect(held(NEXT, creator)).toBe(10n * TAO);
  });

  it.each<[string, Partial<typeof terms>]>([
    ['DepositTooLow', { deposit: 10n * TAO - 1n, cap: 1n, min_contribution: 1n }],
    ['CapTooLow', { cap: 10n * TAO, min_contribution: 1n }],
    ['MinimumContributionTooLow', { min_contribution: TAO / 10n - 1n, target_address: undefined }],
    ['InvalidFinalizationConfig', { target_address: undefined, end: 0 }],
    ['InvalidFinalizationConfig', { call: nested(transfer(BOB, TAO)), end: 0 }],
    ['CannotEndInPast', { end: 1 }],
    ['BlockDurationTooShort', { end: 50_400 }],
    ['BlockDurationTooLong', { end: 432_002 }],
    ['InsufficientBalance', { deposit: 300n * TAO, cap: 400n * TAO }],
  ])('are refused with %s: %o', (error, over) => {
    expect(send(creator, create(over))).toBe(error);
  });

  it('take a contribution, and give all of it back', () => {
    send(creator, create());
    expect(send(alice, contribute(NEXT, 5n * TAO))).toBe('ok');
    expect(send(alice, contribute(NEXT, 3n * TAO))).toBe('ok');
    expect([held(NEXT, alice), loan(NEXT).raised, loan(NEXT).contributors_count]).toEqual([
      8n * TAO,
      18n * TAO,
      2,
    ]);
    const before = chain.free(alice.address);
    const block = chain.block(chain.sign(alice, by('withdraw', NEXT)));
    expect(block.find('Crowdloan.Withdrew')).toEqual({
      crowdloan_id: NEXT,
      contributor: alice.address,
      amount: 8n * TAO,
    });
    expect(chain.free(alice.address) - before).toBeGreaterThan(7n * TAO);
    expect([held(NEXT, alice), loan(NEXT).raised, loan(NEXT).contributors_count]).toEqual([
      undefined,
      10n * TAO,
      1,
    ]);
    expect(chain.free(fundsAccount(NEXT))).toBe(10n * TAO);
  });

  it('take less than asked near the cap, even less than the minimum, and nothing beyond', () => {
    chain.state.set('Crowdloan', 'Crowdloans', [NEARLY], { ...loan(NEARLY), min_contribution: TAO });
    const block = chain.block(chain.sign(alice, contribute(NEARLY, 7n * TAO)));
    expect(block.find('Crowdloan.Contributed')).toEqual({
      crowdloan_id: NEARLY,
      contributor: alice.address,
      amount: TAO / 2n,
    });
    expect([loan(NEARLY).raised, held(NEARLY, alice)]).toEqual([1_000n * TAO, TAO / 2n]);
    expect(send(bob, contribute(NEARLY, TAO))).toBe('CapRaised');
  });

  it('take less than asked up to the maximum of one account', () => {
    expect(send(alice, contribute(BOUNDED, 80n * TAO))).toBe('ok');
    expect(held(BOUNDED, alice)).toBe(50n * TAO);
    expect(send(alice, contribute(BOUNDED, TAO))).toBe('MaxContributionReached');
  });

  it('refuse in the chain’s order: unknown, ended, full, too little, too many, too poor', () => {
    expect(send(alice, contribute(9, 0n))).toBe('InvalidCrowdloanId');
    const change = (over: Partial<Loan>) =>
      chain.state.set('Crowdloan', 'Crowdloans', [BOUNDED], { ...loan(BOUNDED), ...over });
    change({ contributors_count: 500 });
    expect(send(alice, contribute(BOUNDED, 0n))).toBe('ContributionTooLow');
    expect(send(alice, contribute(BOUNDED, TAO))).toBe('MaxContributorsReached');
    change({ raised: 5_000n * TAO });
    expect(send(alice, contribute(BOUNDED, 0n))).toBe('CapRaised');
    change({ end: 3 });
    expect(send(alice, contribute(BOUNDED, 0n))).toBe('ContributionPeriodEnded');
    change({ end: END, raised: 75n * TAO, contributors_count: 2 });
    chain.fund(bob.address, 2n * TAO);
    expect(send(bob, contribute(BOUNDED, 10n * TAO))).toBe('InsufficientBalance');
  });

  it('may reap who gives everything that is left', () => {
    chain.fund(bob.address, 4n * TAO);
    expect(send(bob, contribute(BOUNDED, 2n * TAO))).toBe('ok');
    const fee = 2n * TAO - chain.free(bob.address);
    chain.fund(bob.address, 2n * TAO);
    const all = 2n * TAO - fee - 300n;
    const block = chain.block(chain.sign(bob, contribute(BOUNDED, all)));
    expect(block.find('System.KilledAccount')).toEqual({ account: bob.address });
    expect(block.find('Balances.DustLost')).toEqual({ account: bob.address, amount: 300n });
    expect([chain.free(bob.address), held(BOUNDED, bob)]).toEqual([0n, 2n * TAO + all]);
  });

  it('keep the creator’s deposit until they are dissolved', () => {
    send(creator, create());
    expect(send(creator, by('withdraw', NEXT))).toBe('DepositCannotBeWithdrawn');
    expect(send(alice, by('withdraw', NEXT))).toBe('NoContribution');
    send(creator, contribute(NEXT, 4n * TAO));
    send(alice, contribute(NEXT, 6n * TAO));
    expect(send(creator, by('withdraw', NEXT))).toBe('ok');
    expect([held(NEXT, creator), loan(NEXT).raised]).toEqual([10n * TAO, 16n * TAO]);
    expect(send(alice, by('refund', NEXT))).toBe('InvalidOrigin');
    expect(send(creator, by('dissolve', NEXT))).toBe('NotReadyToDissolve');
    expect(send(creator, by('refund', NEXT))).toBe('ok');
    expect([held(NEXT, alice), loan(NEXT).contributors_count]).toEqual([undefined, 1]);
    expect(send(creator, by('dissolve', NEXT))).toBe('ok');
    expect([loan(NEXT), chain.free(fundsAccount(NEXT))]).toEqual([undefined, 0n]);
  });

  it('pay their target when the cap is reached, once', () => {
    send(creator, create({ cap: 20n * TAO }));
    expect(send(creator, by('finalize', NEXT))).toBe('CapNotRaised');
    send(alice, contribute(NEXT, 15n * TAO));
    expect(send(alice, by('finalize', NEXT))).toBe('InvalidOrigin');
    const before = chain.free(BOB);
    expect(send(creator, by('finalize', NEXT))).toBe('ok');
    expect(chain.free(BOB) - before).toBe(20n * TAO);
    expect(send(creator, by('finalize', NEXT))).toBe('AlreadyFinalized');
    expect(send(alice, by('withdraw', NEXT))).toBe('AlreadyFinalized');
  });

  it.each([1, 6])('make their call for the creator, %i transfers long', (count) => {
    const inner =
      count === 1 ? transfer(BOB, TAO) : batch('batch_all', Array(count).fill(transfer(BOB, TAO)));
    send(creator, create({ cap: 11n * TAO, target_address: undefined, call: nested(inner) }));
    send(alice, contribute(NEXT, TAO));
    const before = chain.free(BOB);
    expect(send(creator, by('finalize', NEXT))).toBe('ok');
    expect(chain.free(BOB) - before).toBe(BigInt(count) * TAO);
    expect(chain.state.get('Crowdloan', 'CurrentCrowdloanId')).toBeUndefined();
  });
});
