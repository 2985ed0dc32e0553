import './words.js';
import './basket.css';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Button } from '../../../components/button.js';
import { Skeleton } from '../../../components/skeleton.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { RebalanceForm } from './rebalance-form.js';
import { useTargets } from './use-targets.js';

/** What is held against what was wanted, and the fewest trades that bring the two together. */
export default function Rebalance() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('rebalance.title')} features={['change-subnet', 'change-validator']}>
      {(world) => <Known key={`${world.account.accountId} ${world.settings.networkId}`} world={world} />}
    </OperationScreen>
  );
}

function Known({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const targets = useTargets(world.account.address);
  if (targets === undefined) return <Skeleton rows={5} tall />;
  const wanted = targets?.targets ?? [];
  if (wanted.length === 0) return <ToBasket text={t('rebalance.noTargets')} />;
  const isHeld = world.portfolio.positions.some(({ netuid }) => wanted.some((one) => one.netuid === netuid));
  if (!isHeld) return <ToBasket text={t('rebalance.nothingHeld')} />;
  return <RebalanceForm world={world} targets={wanted} />;
}

function ToBasket({ text }: { text: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <section className="empty" data-testid="no-basket">
      <p className="quiet small">{text}</p>
      <Button look="primary" onClick={() => navigate('/do/basket')}>
        {t('rebalance.toBasket')}
      </Button>
    </section>
  );
}
