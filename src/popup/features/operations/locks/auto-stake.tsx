import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Notice } from '../../../components/notice.js';
import words from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { SubnetPicker } from '../../stake/subnet-picker.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';

addWords(words);

/** Where mining rewards of own hotkeys are staked. */
export default function AutoStake() {
  const { t } = useTranslation();
  const { netuid } = useParams<{ netuid?: string }>();
  return (
    <OperationScreen title={t('autoStake.title')} features={['auto-stake']}>
      {(world) => <Form world={world} first={netuid === undefined ? null : Number(netuid)} />}
    </OperationScreen>
  );
}

function Form({ world, first }: { world: FormWorld; first: number | null }) {
  const { t } = useTranslation();
  const [netuid, setNetuid] = useState(first);
  const [hotkey, setHotkey] = useState<string | null>(null);
  return (
    <OperationForm
      account={world.account}
      ask={netuid === null ? null : { kind: 'auto-stake', netuid, hotkey }}
      ready={hotkey !== null}
      reviewLabel={() => t('autoStake.review')}
      fields={(state) => (
        <>
          <Notice tone="note">{t('autoStake.what')}</Notice>
          <SubnetPicker
            subnets={world.subnets.filter((row) => row.netuid !== 0)}
            value={world.subnets.find((row) => row.netuid === netuid) ?? null}
            onChange={(next) => {
              setNetuid(next);
              setHotkey(null);
            }}
          />
          {netuid === null ? null : (
            <ValidatorPicker netuid={netuid} value={hotkey} onChange={(next) => setHotkey(next)} />
          )}
          <Now state={state} />
        </>
      )}
    />
  );
}

function Now({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'auto-stake') return null;
  const { currentHotkey } = current.detail;
  return (
    <p className="quiet small" data-testid="auto-stake-now">
      {currentHotkey === null ? (
        t('autoStake.unset')
      ) : (
        <>
          {t('autoStake.now', { name: '' })}
          <ValidatorName hotkey={currentHotkey} />
        </>
      )}
    </p>
  );
}
