import { useTranslation } from 'react-i18next';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { PositionScreen } from '../trade/position-screen.js';
import { TransferForm } from './transfer-form.js';

addWords(words);

/** `/do/transfer/:netuid/:hotkey` */
export default function Transfer() {
  const { t } = useTranslation();
  return (
    <PositionScreen title={t('give.title')} features={['transfer-stake']}>
      {(world) => <TransferForm world={world} />}
    </PositionScreen>
  );
}
