import { useTranslation } from 'react-i18next';
import type { RightTerms } from '../../../../core/routes/pending.js';
import { Fact } from '../../../components/fact.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Term } from '../../../components/term.js';
import { WholeAddress } from '../whole-address.js';

interface Props {
  preview: { address: string; accountId: string } | null;
  threshold: number;
  /** Null while unknown. */
  terms: RightTerms | null;
}

/** The address that follows, whole, to be compared; and what each operation will take as a deposit. */
export function Preview({ preview, threshold, terms }: Props) {
  const { t } = useTranslation();
  const deposit = terms && terms.multisigDepositBaseRao + terms.multisigDepositFactorRao * BigInt(threshold);
  return (
    <section className="card page-card" aria-label={t('shared.new.preview')}>
      <h2>{t('shared.new.preview')}</h2>
      {preview ? (
        <>
          <WholeAddress {...preview} />
          <p className="small">{t('shared.new.previewText')}</p>
          <dl className="facts">
            <Fact name={<Term name="multisig">{t('shared.new.deposit')}</Term>}>
              <span className="amount" data-testid="deposit">
                {threshold === 1 ? '0' : deposit === null ? '\u2026' : plainAmount(deposit)}
                {`\u00a0${TAU}`}
              </span>
            </Fact>
          </dl>
          <p className="quiet tiny">
            {t(threshold === 1 ? 'shared.new.depositNone' : 'shared.new.depositText')}
          </p>
        </>
      ) : (
        <p className="quiet small">{t('shared.new.previewNone')}</p>
      )}
    </section>
  );
}
