import { WalletError } from '../../../core/errors/wallet-error.js';
import { optionalConstant } from '../../chain/constants.js';
import { address, flag, int, record, small } from '../../chain/shape.js';
import type { OperationContext } from '../rules.js';
import { readNamed } from '../support/named-reads.js';

/** A crowdloan and what this account has in it; amounts in rao. */
export interface Crowdloan {
  creator: string;
  /** The creator's own deposit, which stays until the loan is dissolved. */
  deposit: bigint;
  minimum: bigint;
  endBlock: number;
  cap: bigint;
  raised: bigint;
  finalized: boolean;
  /** Who gets what was raised; null where a call is run instead. */
  target: string | null;
  contributors: number;
  /** Null where the runtime sets no bound. */
  maxContributors: bigint | null;
  /** Most that one account may have in it; null without such a bound. */
  maxPerAccount: bigint | null;
  mine: bigint;
}

/** Null for a number no crowdloan has. One request, once per context. */
export function crowdloanOf(context: OperationContext, id: number): Promise<Crowdloan | null> {
  return context.once(`crowdloan ${id}`, async () => {
    const { reader, address: who } = context;
    const { loan, mine, most } = await readNamed(reader, {
      loan: ['Crowdloan', 'Crowdloans', id],
      mine: ['Crowdloan', 'Contributions', id, who],
      most: ['Crowdloan', 'MaxContributions', id],
    });
    if (loan === null || mine === null)
      throw new WalletError('chain/unavailable-feature', { feature: 'Crowdloan' });
    if (!loan.stored) return null;
    const value = record(loan.value, 'crowdloan');
    return {
      creator: address(value.creator, 'creator'),
      deposit: int(value.deposit, 'deposit'),
      minimum: int(value.minContribution, 'minimum'),
      endBlock: small(value.end, 'end'),
      cap: int(value.cap, 'cap'),
      raised: int(value.raised, 'raised'),
      finalized: flag(value.finalized, 'finalized'),
      target: value.targetAddress === null ? null : address(value.targetAddress, 'target'),
      contributors: small(value.contributorsCount, 'contributors'),
      maxContributors: optionalConstant(reader.runtime, 'Crowdloan', 'MaxContributors'),
      maxPerAccount: most?.stored ? int(most.value, 'maximum') : null,
      mine: mine.stored ? int(mine.value, 'contribution') : 0n,
    };
  });
}

/** Most that can still come from this account, rao: up to the cap and up to the account's own bound. */
export function roomIn({ cap, raised, maxPerAccount, mine }: Crowdloan): bigint {
  const left = cap > raised ? cap - raised : 0n;
  if (maxPerAccount === null) return left;
  const own = maxPerAccount > mine ? maxPerAccount - mine : 0n;
  return own < left ? own : left;
}
