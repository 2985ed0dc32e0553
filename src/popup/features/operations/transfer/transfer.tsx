import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Notice } from '../../../components/notice.js';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { OperationScreen } from '../form/operation-screen.js';
import { TransferForm } from './transfer-form.js';

addWords(words);

/** `/do/transfer/:netuid/:hotkey` */
export default function Transfer() {
  const { t } = useTranslation();
  const { netuid = '', hotkey = '' } = useParams<{ netuid: string; hotkey: string }>();
  return (
    <OperationScreen title={t('give.title')} features={['transfer-stake']} back={`/position/${netuid}`}>
      {(world) => {
        const position = world.portfolio.positions.find(
          (one) => String(one.netuid) === netuid && one.hotkey === hotkey,
        );
        if (!position) return <Notice tone="note">{t('give.noPosition')}</Notice>;
        return (
          <TransferForm
            key={`${world.account.accountId} ${world.settings.networkId} ${netuid} ${hotkey}`}
            {...world}
            position={position}
          />
        );
      }}
    </OperationScreen>
  );
}
