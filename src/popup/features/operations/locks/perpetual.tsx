import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { LockOutlook } from './lock-outlook.js';

/** Whether locks on a subnet decay. */
export function Perpetual({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useState(true);
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'perpetual-lock', netuid, enabled }}
      ready
      reviewLabel={() => t(enabled ? 'lock.reviewPerpetual' : 'lock.reviewDecay')}
      fields={() => (
        <>
          <Notice tone="note">{t('lock.decayText')}</Notice>
          <Segmented
            label={t('lock.tabDecay')}
            hideLabel
            options={[
              { value: 'on', label: t('lock.perpetualOn') },
              { value: 'off', label: t('lock.perpetualOff') },
            ]}
            value={enabled ? 'on' : 'off'}
            onChange={(value) => setEnabled(value === 'on')}
          />
        </>
      )}
      more={(state) => <LockOutlook state={state} token={{ netuid, symbol }} />}
    />
  );
}
