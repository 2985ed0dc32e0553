import type { AccountState } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { OtherParts } from './other-parts.js';
import { Rewards } from './rewards.js';
import { SafetyLines } from './safety-lines.js';

addWords(words);

/**
 * What an account has besides balance and stake, who may act for it first: a stranger there matters more than any amount.
 * Loaded once the portfolio itself is painted.
 */
export default function BeyondStake({ reading }: { reading: Reading<AccountState[]> | null }) {
  return (
    <>
      <SafetyLines reading={reading} />
      <Rewards reading={reading} />
      <OtherParts reading={reading} />
    </>
  );
}
