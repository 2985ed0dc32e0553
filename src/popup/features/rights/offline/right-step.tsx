import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { Button } from '../../../components/button.js';
import { Segmented } from '../../../components/segmented.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { DELAYS } from '../parts/delay.js';
import { DelayText } from '../parts/delay-text.js';
import { RECOMMENDED } from '../parts/right-words.js';

interface Props {
  cold: Account;
  hot: Account | null;
  right: ProxyGrant | null;
}

/** The coldkey lets the key for every day stake, and nothing else. */
export function RightStep({ cold, hot, right }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { switchTo, busy } = useSwitchTo();
  const [delay, setDelay] = useState<number>(0);
  if (right)
    return (
      <p className="right-said small">
        <CircleCheck size={16} aria-hidden="true" className="gain" />
        <span>
          {t('rights.offline.right.given')} <DelayText blocks={right.delayBlocks} />.
        </span>
      </p>
    );
  return (
    <>
      <p className="small">{t('rights.offline.right.text')}</p>
      <Segmented<number>
        label={t('rights.delay.label')}
        options={DELAYS.slice(0, 3).map((one) => ({
          value: one,
          label: one === 0 ? t('rights.delay.none') : t(`rights.delay.b${one}`),
        }))}
        value={delay}
        onChange={setDelay}
      />
      <p className="quiet small">
        {t(delay === 0 ? 'rights.offline.right.now' : 'rights.offline.right.later')}
      </p>
      <Button
        look="primary"
        wide
        busy={busy}
        aria-disabled={hot === null}
        data-testid="give-right"
        onClick={() =>
          hot && switchTo(cold, () => navigate(`/rights/add/${hot.address}/${RECOMMENDED}/${delay}`))
        }
      >
        {t('rights.offline.right.give')}
      </Button>
      {hot === null ? <p className="quiet small">{t('rights.offline.first')}</p> : null}
    </>
  );
}
