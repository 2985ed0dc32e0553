import { Check, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PendingOperation } from '../../../../core/routes/pending.js';
import { cx } from '../../../components/cx.js';
import { Disclosure } from '../../../components/disclosure.js';
import { progressOf } from '../approvals.js';
import type { MultisigAccount } from '../multisigs.js';
import type { People } from '../people.js';
import { PersonRow } from '../person-row.js';

/** With more members than this, those who have said nothing yet are folded away. */
const FEW = 5;

interface Props {
  account: MultisigAccount;
  operation: PendingOperation;
  people: People;
}

/** Who has approved, and who has not. */
export function Voices({ account, operation, people }: Props) {
  const { t } = useTranslation();
  const { approved, missing } = progressOf(account, operation);
  const row = (address: string, yes: boolean) => (
    <li key={address} data-approved={yes}>
      <PersonRow
        person={people.of(address)}
        size={22}
        aside={
          <span className={cx('member-state tiny', yes ? 'gain' : 'quiet')}>
            {yes ? <Check size={14} aria-hidden="true" /> : <Hourglass size={14} aria-hidden="true" />}
            {t(
              address === operation.depositor
                ? 'shared.op.began'
                : yes
                  ? 'shared.op.approved'
                  : 'shared.op.waiting',
            )}
          </span>
        }
      />
    </li>
  );
  const isFew = approved.length + missing.length <= FEW;
  return (
    <div className="voices">
      <ul className="members">
        {approved.map((address) => row(address, true))}
        {isFew ? missing.map((address) => row(address, false)) : null}
      </ul>
      {isFew || missing.length === 0 ? null : (
        <Disclosure summary={t('shared.op.missing', { count: missing.length })}>
          <ul className="members">{missing.map((address) => row(address, false))}</ul>
        </Disclosure>
      )}
    </div>
  );
}
