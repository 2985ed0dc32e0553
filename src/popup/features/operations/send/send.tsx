import './send.css';
import { useTranslation } from 'react-i18next';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { OperationScreen } from '../form/operation-screen.js';
import { SendForm } from './send-form.js';

addWords(words);

/** `/do/send` */
export default function Send() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('send.title')} features={['send']}>
      {(world) => <SendForm key={`${world.account.accountId} ${world.settings.networkId}`} {...world} />}
    </OperationScreen>
  );
}
