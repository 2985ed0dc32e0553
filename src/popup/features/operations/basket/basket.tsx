import './basket.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rao } from '../../../../core/amount/money.js';
import { splitAmount, sumOfWeights, type Weight } from '../../../../core/basket/weights.js';
import type { BasketLeg } from '../../../../core/operations/request.js';
import { useServices } from '../../../app/services.js';
import { percentOfBps, taoText } from '../../../components/format.js';
import words from '../../../i18n/en/basket.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useMarket } from '../../market/use-market.js';
import { toleranceLevel } from '../../stake/tolerance.js';
import { ToleranceField } from '../../stake/tolerance-field.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { BasketRows } from './basket-rows.js';
import { type Preset, presetWeights } from './choice.js';
import { LegList } from './leg-list.js';
import { PresetChoice } from './preset-choice.js';
import { useGenesis } from './use-targets.js';
import { useFirstValidators } from './use-validators.js';

addWords(words);

const WHOLE_BPS = 10_000;

interface Draft {
  amount: string;
  preset: Preset;
  count: number;
  /** Own shares; presets are worked out anew from the market. */
  own: Weight[];
  validators: Record<number, string>;
  toleranceBps: number;
}

/** One amount into many subnets: shares, a validator each, one signature, a limit on every leg. */
export default function Basket() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('basket.title')} features={['stake']}>
      {(world) => <Form world={world} />}
    </OperationScreen>
  );
}

function Form({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const genesisHash = useGenesis();
  const key = draftKey('basket', world.account.accountId, world.settings.networkId);
  const [draft, setDraft] = useState<Draft>(
    () =>
      keptDraft<Draft>(key) ?? {
        amount: '',
        preset: 'depth',
        count: 10,
        own: [],
        validators: {},
        toleranceBps: world.settings.toleranceBps,
      },
  );
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => keepDraft(key, draft), [key, draft]);
  const change = (patch: Partial<Draft>): void => setDraft((old) => ({ ...old, ...patch }));

  const { rows } = useMarket();
  const weights =
    draft.preset === 'own' ? draft.own : rows ? presetWeights(draft.preset, rows, draft.count) : [];
  const first = useFirstValidators(
    weights.map(({ netuid }) => netuid),
    world.portfolio.positions,
  );
  const typed = readTyped(draft.amount);
  const hotkeyOf = (netuid: number): string | null =>
    draft.validators[netuid] ?? first.get(netuid)?.hotkey ?? null;
  const legs = legsOf(weights, typed.base, hotkeyOf);
  const complete = sumOfWeights(weights) === WHOLE_BPS;
  const saveTargets = (): void => {
    if (genesisHash === null) return;
    const targets = weights.flatMap(({ netuid, bps }) => {
      const hotkey = hotkeyOf(netuid);
      return hotkey === null ? [] : [{ netuid, hotkey, bps }];
    });
    // What is remembered only serves the drift view: a failure to remember stops nobody from buying.
    void engine
      .call('putTargets', {
        targets: { address: world.account.address, genesisHash, targets, savedAtMs: Date.now() },
      })
      .catch(() => undefined);
  };

  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'basket-buy', legs: complete ? (legs ?? []) : [], toleranceBps: draft.toleranceBps }}
      ready={complete && legs !== null && (toleranceLevel(draft.toleranceBps) !== 'stop' || confirmed)}
      reviewLabel={() =>
        typed.base === null
          ? t('operation.review')
          : t('basket.review', { amount: taoText(typed.base), count: weights.length })
      }
      toleranceBps={draft.toleranceBps}
      onProposed={saveTargets}
      fields={(state) => (
        <>
          <MoneyField
            label={t('basket.amount')}
            text={draft.amount}
            onChange={(amount) => change({ amount })}
            token={null}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.available ?? world.portfolio.balance.spendableRao}
          />
          <PresetChoice
            preset={draft.preset}
            count={draft.count}
            onPreset={(preset) => change(preset === 'own' ? { preset, own: weights } : { preset })}
            onCount={(count) => change({ count })}
          />
          <BasketRows
            weights={weights}
            editable={draft.preset === 'own'}
            subnets={world.subnets}
            first={first}
            chosen={draft.validators}
            amount={typed.base}
            onWeights={(own) => change({ preset: 'own', own })}
            onValidator={(netuid, hotkey) =>
              change({ validators: { ...draft.validators, [netuid]: hotkey } })
            }
          />
          {complete || weights.length === 0 ? null : (
            <p className="field-note field-error" role="alert">
              {t('basket.notWhole', { sum: percentOfBps(sumOfWeights(weights)) })}
            </p>
          )}
          <ToleranceField
            bps={draft.toleranceBps}
            onChange={(toleranceBps) => change({ toleranceBps })}
            confirmed={confirmed}
            onConfirmed={setConfirmed}
          />
        </>
      )}
      more={(state) => <LegList state={state} />}
    />
  );
}

/** Null while an amount or a validator is missing. */
function legsOf(
  weights: readonly Weight[],
  amount: bigint | null,
  hotkeyOf: (netuid: number) => string | null,
): BasketLeg[] | null {
  if (amount === null || weights.length === 0) return null;
  const parts = splitAmount(amount, weights);
  const legs: BasketLeg[] = [];
  for (const [at, { netuid }] of weights.entries()) {
    const hotkey = hotkeyOf(netuid);
    if (hotkey === null) return null;
    legs.push({ netuid, hotkey, amountRao: rao(parts[at] ?? 0n) });
  }
  return legs;
}
