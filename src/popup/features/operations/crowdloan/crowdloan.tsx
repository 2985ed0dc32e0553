import './crowdloan.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Notice } from '../../../components/notice.js';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { OperationScreen } from '../form/operation-screen.js';
import { LoanForm } from './loan-form.js';
import { readLoanNumber } from './loan-number.js';

addWords(words);

/** `/do/crowdloan/:id` */
export default function Crowdloan() {
  const { t } = useTranslation();
  const { id = '' } = useParams<{ id: string }>();
  const number = readLoanNumber(id);
  return (
    <OperationScreen
      title={t('crowdloan.one', { id: number ?? '' })}
      features={['crowdloans']}
      back="/do/crowdloans"
    >
      {(world) =>
        number === null ? (
          <Notice tone="note">{t('crowdloan.notANumber')}</Notice>
        ) : (
          <LoanForm
            key={`${world.account.accountId} ${world.settings.networkId} ${number}`}
            {...world}
            id={number}
          />
        )
      }
    </OperationScreen>
  );
}
