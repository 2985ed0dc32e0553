import './words.js';
import './basket.css';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useMarket } from '../../market/use-market.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { BasketForm } from './basket-form.js';
import { buyable } from './choice.js';

/** One amount into many subnets: shares, a validator each, one signature, a limit on every leg. */
export default function Basket() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('basket.title')} features={['stake']}>
      {(world) => <WithMarket key={`${world.account.accountId} ${world.settings.networkId}`} world={world} />}
    </OperationScreen>
  );
}

function WithMarket({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const { rows, error } = useMarket();
  if (rows === null) return error ? <ErrorNotice error={error} /> : <Skeleton rows={6} tall />;
  if (buyable(rows).length === 0) return <Notice tone="note">{t('basket.noMarket')}</Notice>;
  return <BasketForm world={world} rows={rows} />;
}
