import './words.js';
import './rewards.css';
import { useTranslation } from 'react-i18next';
import { useFeatures } from '../../../state/use-features.js';
import { OperationScreen } from '../form/operation-screen.js';
import { ClaimFunds } from './claim-funds.js';
import { ClaimSubnets } from './claim-subnets.js';

/** Root rewards, in whichever of their two forms the runtime has. */
export default function Claim() {
  const { t } = useTranslation();
  const has = useFeatures();
  const baskets = has('root-baskets');
  return (
    <OperationScreen title={t('claim.title')} features={baskets ? ['root-baskets'] : ['root-claims']}>
      {(world) => {
        const key = `${world.account.accountId} ${world.settings.networkId}`;
        return baskets ? <ClaimFunds key={key} world={world} /> : <ClaimSubnets key={key} world={world} />;
      }}
    </OperationScreen>
  );
}
