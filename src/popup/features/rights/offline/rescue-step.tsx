import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { RESCUE } from './use-progress.js';

const WEEK_BLOCKS = 50_400;

/** A second right, delayed by a week, for the day the coldkey is lost; or none, which is the safer choice for most. */
export function RescueStep({ cold, onDecline }: { cold: Account; onDecline(): void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { switchTo, busy } = useSwitchTo();
  return (
    <>
      <p className="small">{t('rights.offline.rescue.text')}</p>
      <ul className="right-points small">
        <li>{t('rights.offline.rescue.transfer')}</li>
        <li>{t('rights.offline.rescue.nonTransfer')}</li>
        <li>{t('rights.offline.rescue.watch')}</li>
      </ul>
      <Button look="primary" wide onClick={onDecline} data-testid="no-rescue">
        {t('rights.offline.rescue.none')}
      </Button>
      <Button
        wide
        busy={busy}
        onClick={() => switchTo(cold, () => navigate(`/rights/add/-/${RESCUE}/${WEEK_BLOCKS}`))}
      >
        {t('rights.offline.rescue.give')}
      </Button>
    </>
  );
}
