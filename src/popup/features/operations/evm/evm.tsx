import './evm.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../../components/segmented.js';
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { takeOfferedEvmAddress } from './evm-draft.js';
import { FundForm } from './fund-form.js';
import { TakeBackForm } from './take-back-form.js';

addWords(words);

type Direction = 'fund' | 'back';

/** `/do/evm`: TAO to the EVM side, and what of it this key can take back. */
export default function Evm() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('evm.title')} features={['evm-mirror']}>
      {(world) => <Sides key={`${world.account.accountId} ${world.settings.networkId}`} {...world} />}
    </OperationScreen>
  );
}

function Sides(world: FormWorld) {
  const { t } = useTranslation();
  const key = draftKey('evm-side', world.account.accountId, world.settings.networkId);
  // An address that was pasted where a native one belongs decides the side.
  const [offered] = useState(takeOfferedEvmAddress);
  const [side, setSide] = useState<Direction>(() =>
    offered ? 'fund' : (keptDraft<Direction>(key) ?? 'fund'),
  );
  return (
    <>
      <Segmented<Direction>
        label={t('evm.direction')}
        hideLabel
        options={[
          { value: 'fund', label: t('evm.fund') },
          { value: 'back', label: t('evm.back') },
        ]}
        value={side}
        onChange={(next) => {
          setSide(next);
          keepDraft(key, next);
        }}
      />
      {side === 'fund' ? <FundForm {...world} offered={offered} /> : <TakeBackForm {...world} />}
    </>
  );
}
