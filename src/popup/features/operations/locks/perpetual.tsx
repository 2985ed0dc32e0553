import { useTranslation } from 'react-i18next';
import type { FormWorld } from '../form/operation-screen.js';
import { LockOutlook } from './lock-outlook.js';
import { SwitchForm } from './switch-form.js';

/** Whether the account's locks on a subnet decay. */
export function Perpetual({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  return (
    <SwitchForm
      world={world}
      form={`perpetual ${netuid}`}
      ask={(enabled) => ({ kind: 'perpetual-lock', netuid, enabled })}
      label={t('lock.tabDecay')}
      text={t('lock.decayText')}
      options={{ on: t('lock.perpetualOn'), off: t('lock.perpetualOff') }}
      now={{ on: t('lock.nowPerpetual'), off: t('lock.nowDecays') }}
      review={{ on: t('lock.reviewPerpetual'), off: t('lock.reviewDecay') }}
      more={(state) => <LockOutlook state={state} token={{ netuid, symbol }} />}
    />
  );
}
