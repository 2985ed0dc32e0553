import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { Amount } from '../../components/amount.js';
import { Term } from '../../components/term.js';
import { dayText, timeOfBlock } from '../market/figures.js';
import { known } from './account-states.js';

/** Money that is somewhere else: crowdloans and the EVM side. Not in the total, and said so. */
export function OtherParts({ reading }: { reading: Reading<AccountState[]> | null }) {
  const { t } = useTranslation();
  const snapshot = reading?.snapshot;
  if (!snapshot) return null;
  const now = { block: snapshot.block.number, atMs: snapshot.atMs };
  const loans = snapshot.value.flatMap(({ address, crowdloans }) =>
    (known(crowdloans) ?? []).map((loan) => ({ address, loan })),
  );
  const mirrors = snapshot.value.flatMap(({ address, evm }) => {
    const mirror = known(evm);
    return mirror && mirror.freeRao > 0n ? [{ address, mirror }] : [];
  });
  if (loans.length === 0 && mirrors.length === 0) return null;
  return (
    <section className="part" data-testid="elsewhere">
      <h2 className="part-title">{t('elsewhere.title')}</h2>
      <p className="faint tiny part-text">{t('elsewhere.text')}</p>
      <ul>
        {loans.map(({ address, loan }) => (
          <li className="part-row" key={`${address} ${loan.crowdloanId}`}>
            <span className="row-main">
              <span className="row-name">
                <Term name="crowdloan">{t('elsewhere.crowdloan', { id: loan.crowdloanId })}</Term>
              </span>
              <span className="row-under">
                {loan.finalized
                  ? t('elsewhere.finalized')
                  : t(loan.endBlock > now.block ? 'elsewhere.ends' : 'elsewhere.ended', {
                      block: groupDigits(String(loan.endBlock)),
                      date: dayText(timeOfBlock(loan.endBlock, now)),
                    })}
              </span>
            </span>
            <Amount base={loan.contributedRao} aligned />
          </li>
        ))}
        {mirrors.map(({ address, mirror }) => (
          <li className="part-row" key={address}>
            <span className="row-main">
              <span className="row-name">
                <Term name="evmMirror">{t('elsewhere.evm')}</Term>
              </span>
              <bdi className="row-under mono break" title={mirror.mirror}>
                {mirror.h160}
              </bdi>
            </span>
            <Amount base={mirror.freeRao} aligned />
          </li>
        ))}
      </ul>
    </section>
  );
}
