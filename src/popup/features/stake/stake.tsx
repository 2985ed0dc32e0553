import { useTranslation } from 'react-i18next';
import operationWords from '../../i18n/en/operations.json' with { type: 'json' };
import words from '../../i18n/en/stake.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { OperationScreen } from '../operations/form/operation-screen.js';
import { StakeForm } from './stake-form.js';

addWords(operationWords);
addWords(words);

/** The stake screen, or the reason why this runtime cannot stake safely. */
export default function Stake() {
  const { t } = useTranslation();
  return (
    <OperationScreen
      title={t('stake.title')}
      features={['stake']}
      missing={{
        title: t('stake.unavailable'),
        text: (spec) => t('stake.unavailableText', { spec }),
      }}
    >
      {(world) => <StakeForm key={`${world.account.accountId}-${world.settings.networkId}`} world={world} />}
    </OperationScreen>
  );
}
