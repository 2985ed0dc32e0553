import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Outside } from '../../../components/outside.js';
import type { Asked } from '../../../components/use-ask.js';

interface Props {
  hot: Account | null;
  right: ProxyGrant | null;
  proof: Asked<boolean>;
}

/** Before the coldkey goes, the chain is asked whether the other key may act for it. */
export function ProveStep({ hot, right, proof }: Props) {
  const { t } = useTranslation();
  if (!hot || !right) return <p className="quiet small">{t('rights.offline.first')}</p>;
  const { value, error, again } = proof;
  return (
    <>
      <p className="small">{t('rights.offline.prove.text')}</p>
      <p className="right-said small" role="status" data-testid="proof" data-proven={value === true}>
        {value === true ? (
          <>
            <CircleCheck size={16} aria-hidden="true" className="gain" />
            <span>
              <Outside text={hot.name} /> {t('rights.offline.prove.yes')}
            </span>
          </>
        ) : value === false ? (
          <>
            <CircleAlert size={16} aria-hidden="true" className="caution" />
            <span>{t('rights.offline.prove.no')}</span>
          </>
        ) : error ? null : (
          t('rights.offline.prove.asking')
        )}
      </p>
      {error ? <ErrorNotice error={error} /> : null}
      <Button onClick={again}>{t('rights.offline.prove.again')}</Button>
      {right.delayBlocks > 0 ? <p className="quiet small">{t('rights.offline.prove.delayed')}</p> : null}
    </>
  );
}
