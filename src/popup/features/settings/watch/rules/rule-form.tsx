import '../../../operations/trade/words.js';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inNotation } from '../../../../../core/amount/format.js';
import { MAX_PLACES, type WatchRule } from '../../../../../core/watch/rules.js';
import { Button } from '../../../../components/button.js';
import { Field } from '../../../../components/field.js';
import { priceTao } from '../../../../components/format.js';
import { SelectField } from '../../../../components/select-field.js';
import { useChainStore } from '../../../../state/chain-store.js';
import { SubnetPicker } from '../../../stake/subnet-picker.js';
import { ValidatorPicker } from '../../../stake/validator-picker.js';
import {
  EMPTY_DRAFT,
  isNumber,
  isOffered,
  RULE_CHOICES,
  type RuleDraft,
  ruleOf,
  withChoice,
} from './rule-draft.js';

interface Props {
  networkId: string;
  busy: boolean;
  onAdd(rule: WatchRule): void;
  onCancel(): void;
}

/** What to be told of, about which subnet or validator, from which limit on. */
export function RuleForm({ networkId, busy, onAdd, onCancel }: Props) {
  const { t } = useTranslation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets) ?? [];
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const form = useRef<HTMLFormElement>(null);
  // The button that opened it is gone, and the focus with it.
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const change = (patch: Partial<RuleDraft>): void => setDraft((old) => ({ ...old, ...patch }));
  const { choice, netuid, hotkey } = draft;
  const offered = subnets.filter((row) => isOffered(choice, row.netuid));
  const subnet = offered.find((row) => row.netuid === netuid) ?? null;
  const ready = subnet !== null && ruleOf(draft, '', networkId) !== null;
  return (
    <form
      ref={form}
      className="rule-form"
      aria-label={t('watchSettings.rules.add')}
      onSubmit={(event) => {
        event.preventDefault();
        const rule = ready && !busy ? ruleOf(draft, crypto.randomUUID(), networkId) : null;
        if (rule) onAdd(rule);
      }}
    >
      <SelectField
        label={t('watchSettings.rules.kind')}
        value={choice}
        options={RULE_CHOICES.map((one) => ({ value: one, label: t(`watchSettings.rules.kinds.${one}`) }))}
        onChange={(next) => setDraft((old) => withChoice(old, next))}
        testId="rule-kind"
      />
      <SubnetPicker
        subnets={offered}
        value={subnet}
        onChange={(next) => change({ netuid: next, hotkey: null })}
      />
      {subnet && (choice === 'yield' || choice === 'validator') ? (
        <ValidatorPicker
          netuid={subnet.netuid}
          value={hotkey}
          onChange={(next) => change({ hotkey: next })}
        />
      ) : null}
      {choice === 'validator' ? null : (
        <Limit
          draft={draft}
          now={subnet ? priceTao(subnet.priceRaoPerAlpha) : null}
          onChange={(text) => change({ text })}
        />
      )}
      <div className="rule-acts">
        <Button type="submit" look="primary" busy={busy} aria-disabled={!ready} data-testid="save-rule">
          {t('watchSettings.rules.save')}
        </Button>
        <Button look="ghost" onClick={onCancel}>
          {t('watchSettings.rules.cancel')}
        </Button>
      </div>
    </form>
  );
}

const PARTS = { above: 'Price', below: 'Price', yield: 'Yield', closing: 'Places' } as const;
const LABELS = { above: 'price', below: 'price', yield: 'yield', closing: 'places' } as const;

function Limit(props: { draft: RuleDraft; now: string | null; onChange(text: string): void }) {
  const { draft, now, onChange } = props;
  const { t } = useTranslation();
  const { choice, text } = draft;
  if (choice === 'validator') return null;
  const isWrong = text.trim() !== '' && !isNumber(draft);
  const example = inNotation(choice === 'yield' ? '12.5' : '0.05');
  const isPrice = choice === 'above' || choice === 'below';
  const hint = isPrice
    ? now && t('watchSettings.rules.priceNow', { price: now })
    : choice === 'closing'
      ? t('watchSettings.rules.placesHint', { max: MAX_PLACES })
      : null;
  return (
    <Field
      label={t(`watchSettings.rules.${LABELS[choice]}`)}
      hint={hint}
      error={
        isWrong ? t(`watchSettings.rules.fault${PARTS[choice]}`, { example, max: MAX_PLACES }) : undefined
      }
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          data-testid="rule-limit"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
