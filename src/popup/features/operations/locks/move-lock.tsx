import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { LockOutlook } from './lock-outlook.js';

/** Takes a lock to another validator. */
export function MoveLock({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const [hotkey, setHotkey] = useState<string | null>(null);
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'move-lock', toHotkey: hotkey, netuid }}
      ready={hotkey !== null}
      reviewLabel={() => t('lock.reviewMove')}
      fields={() => <ValidatorPicker netuid={netuid} value={hotkey} onChange={(next) => setHotkey(next)} />}
      more={(state) => <LockOutlook state={state} token={{ netuid, symbol }} />}
    />
  );
}
