import './rewards.css';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationAsk } from '../../../../core/operations/request.js';
import words from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useFeatures } from '../../../state/use-features.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { ClaimItems } from './claim-items.js';
import { ClaimTerms } from './claim-terms.js';

addWords(words);

/** Most subnets one claim may name (opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs, claim_root). */
const MAX_SUBNETS = 5;

/** Root rewards, in whichever of their two forms the runtime has. */
export default function Claim() {
  const { t } = useTranslation();
  const has = useFeatures();
  const baskets = has('root-baskets');
  return (
    <OperationScreen title={t('claim.title')} features={baskets ? ['root-baskets'] : ['root-claims']}>
      {(world) => (baskets ? <FromBaskets world={world} /> : <FromSubnets world={world} />)}
    </OperationScreen>
  );
}

/** Before the baskets: alpha per subnet, at most five subnets a call. */
function FromSubnets({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number[] | null>(null);
  const ask: OperationAsk = { kind: 'claim-root', netuids: chosen };
  const pick = (netuid: number, on: boolean, now: number[]): void => {
    const next = on ? [...now, netuid] : now.filter((one) => one !== netuid);
    setChosen(next.slice(-MAX_SUBNETS));
  };
  return (
    <OperationForm
      account={world.account}
      ask={ask}
      ready={chosen === null || chosen.length > 0}
      reviewLabel={(quote) =>
        label(t, quote?.intent?.kind === 'claim-root' ? quote.intent.netuids.length : 0)
      }
      fields={(state) => {
        const picked = chosen ?? pickedOf(state);
        return (
          <ClaimItems
            state={state}
            isPicked={({ netuid }) => netuid !== null && picked.includes(netuid)}
            onPick={({ netuid }, on) => netuid !== null && pick(netuid, on, picked)}
          />
        );
      }}
      more={(state) => <ClaimTerms state={state} />}
    />
  );
}

/** What the quote chose by itself. */
function pickedOf({ quote }: OperationState): number[] {
  const intent = quote?.intent;
  return intent?.kind === 'claim-root' ? intent.netuids : [];
}

/** From 441: one validator's fund, or all of them. */
function FromBaskets({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [hotkey, setHotkey] = useState<string | null>(null);
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'claim-basket', hotkey }}
      ready
      reviewLabel={() => t(hotkey === null ? 'claim.reviewAll' : 'claim.reviewOne')}
      fields={(state) => (
        <ClaimItems
          state={state}
          isPicked={(item) => hotkey === null || item.hotkey === hotkey}
          onPick={(item, on) => setHotkey(on ? item.hotkey : null)}
        />
      )}
      more={(state) => <ClaimTerms state={state} />}
    />
  );
}

function label(t: TFunction, count: number): string {
  return count === 0 ? t('operation.review') : t('claim.review', { count });
}
