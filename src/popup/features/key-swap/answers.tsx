import { useTranslation } from 'react-i18next';
import { type Account, canApprove } from '../../../core/accounts/types.js';
import { Disclosure } from '../../components/disclosure.js';
import { PlainStep } from '../emergency/plain-step.js';
import { useTerms } from '../shared/use-terms.js';
import type { Now } from './countdown.js';
import type { AnnouncedSwap } from './swap-of.js';

interface Props {
  account: Account;
  swap: AnnouncedSwap;
  now: Now;
}

/** What stops a swap: calling it off once that is possible, or freezing the account before it is carried out. */
export function Answers({ account, swap, now }: Props) {
  const { t } = useTranslation();
  const terms = useTerms();
  if (!canApprove(account)) return null;
  const clearAt =
    terms?.swapReannounceBlocks == null ? null : swap.executableAtBlock + terms.swapReannounceBlocks;
  const kinds =
    clearAt !== null && clearAt <= now.block ? (['clear', 'dispute'] as const) : (['dispute'] as const);
  return kinds.map((kind) => (
    <Disclosure
      key={kind}
      testId={`answer-${kind}`}
      className="card swap-answer"
      summary={<strong>{t(`keySwap.${kind}.title`)}</strong>}
    >
      <div className="swap-answer-body">
        <p className="quiet small">{t(`keySwap.${kind}.text`)}</p>
        <PlainStep account={account} step={{ kind, key: kind, ask: { kind: `${kind}-swap` } }} />
      </div>
    </Disclosure>
  ));
}
