import { beforeEach, describe, expect, it } from 'vitest';
import type { DecodedCall } from '../../../../../devnet/types.js';
import { type Chain, newerMetadata, openChain, SOURCES, signerOf, TAO } from '../chain.js';

const creator = signerOf('Ed25519', 1);
const other = signerOf('Ed25519', 2);
const DURATION = 60_000;

let chain: Chain;
let id: number;

const call = (name: string, args: Record<string, unknown>): DecodedCall => ({
  pallet: 'Crowdloan',
  name,
  args: { crowdloan_id: id, ...args },
});
function send(what: DecodedCall, by = creator) {
  const block = chain.block(chain.sign(by, what));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  expect(chain.codec.encodeEvents(block.records).length).toBeGreaterThan(2);
  return { block, error: failed?.dispatch_error };
}
const failure = (name: string) => chain.codec.moduleError('Crowdloan', name);
const loan = () => chain.state.get('Crowdloan', 'Crowdloans', id);

describe.each([...SOURCES, ['newer', newerMetadata] as const])(
  'terms of a crowdloan on %s',
  (_, metadata) => {
    beforeEach(() => {
      chain = openChain(metadata());
      for (const { address } of [creator, other]) chain.fund(address, 50n * TAO);
      id = Number(chain.state.get('Crowdloan', 'NextCrowdloanId') ?? 0);
      const args = {
        deposit: 10n * TAO,
        min_contribution: TAO,
        cap: 100n * TAO,
        end: chain.clock.next + DURATION,
        call: undefined,
        target_address: creator.address,
      };
      expect(send({ pallet: 'Crowdloan', name: 'create', args }).error).toBeUndefined();
    });

    it('A2 are changed by their creator alone, within the bounds of the chain', () => {
      const end = chain.clock.next + DURATION + 1_000;
      const changes: Array<[DecodedCall, object, string]> = [
        [
          call('update_min_contribution', { new_min_contribution: 2n * TAO }),
          { min_contribution: 2n * TAO },
          'Min',
        ],
        [call('update_end', { new_end: end }), { end }, 'End'],
        [call('update_cap', { new_cap: 80n * TAO }), { cap: 80n * TAO }, 'Cap'],
      ];
      for (const [change, after, event] of changes) {
        expect(send(change, other).error).toEqual(failure('InvalidOrigin'));
        const { block, error } = send(change);
        expect(error).toBeUndefined();
        expect(loan()).toMatchObject(after);
        expect(block.names.some((name) => name.startsWith(`Crowdloan.${event}`))).toBe(true);
      }
      const wrong: Array<[string, DecodedCall]> = [
        ['MinimumContributionTooLow', call('update_min_contribution', { new_min_contribution: 1n })],
        ['CannotEndInPast', call('update_end', { new_end: 1 })],
        ['BlockDurationTooShort', call('update_end', { new_end: chain.clock.next + 50 })],
        ['BlockDurationTooLong', call('update_end', { new_end: chain.clock.next + 500_000 })],
        ['CapTooLow', call('update_cap', { new_cap: 9n * TAO })],
        ['InvalidCrowdloanId', call('update_cap', { crowdloan_id: 999, new_cap: 90n * TAO })],
      ];
      for (const [error, change] of wrong) expect(send(change).error).toEqual(failure(error));
    });

    it('A2 the most that one account may give bounds the least, and goes again', () => {
      const most = (new_max_contribution: bigint | undefined) =>
        call('set_max_contribution', { new_max_contribution });
      const stored = () => chain.state.get('Crowdloan', 'MaxContributions', id);
      expect(send(most(9n * TAO)).error).toEqual(failure('MaximumContributionTooLow'));
      expect(send(most(20n * TAO)).error).toBeUndefined();
      expect(stored()).toBe(20n * TAO);
      const least = call('update_min_contribution', { new_min_contribution: 21n * TAO });
      expect(send(least).error).toEqual(failure('MinimumContributionTooHigh'));
      expect(send(most(undefined)).error).toBeUndefined();
      expect(stored()).toBeUndefined();
    });
  },
);
