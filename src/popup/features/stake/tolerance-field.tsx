import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.js';
import { percentOfBps } from '../../components/format.js';
import { Notice } from '../../components/notice.js';
import { Segmented } from '../../components/segmented.js';
import { Term } from '../../components/term.js';
import { parseTolerance, TOLERANCE_PRESETS, toleranceLevel } from './tolerance.js';

interface Props {
  bps: number;
  onChange(bps: number): void;
  confirmed: boolean;
  onConfirmed(confirmed: boolean): void;
}

const CUSTOM = 'custom';

/** Presets and an own value; the further it goes, the more it takes to mean it. */
export function ToleranceField({ bps, onChange, confirmed, onConfirmed }: Props) {
  const { t } = useTranslation();
  const isPreset = (TOLERANCE_PRESETS as readonly number[]).includes(bps);
  const [custom, setCustom] = useState<string | null>(isPreset ? null : percentOfBps(bps));
  const choose = (value: string): void => {
    onConfirmed(false);
    setCustom(value === CUSTOM ? percentOfBps(bps) : null);
    if (value !== CUSTOM) onChange(Number(value));
  };
  return (
    <div className="tolerance">
      <div className="tolerance-line">
        <Term name="tolerance" />
        <Segmented
          label={t('stake.tolerance')}
          hideLabel
          options={[
            ...TOLERANCE_PRESETS.map((preset) => ({
              value: String(preset),
              label: `${percentOfBps(preset)}\u00a0%`,
            })),
            { value: CUSTOM, label: t('stake.custom') },
          ]}
          value={custom === null ? String(bps) : CUSTOM}
          onChange={choose}
        />
      </div>
      {custom === null ? null : (
        <Field
          label={t('stake.customTolerance')}
          error={parseTolerance(custom) === null ? t('stake.toleranceInvalid') : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input amount"
              inputMode="decimal"
              autoComplete="off"
              value={custom}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => {
                setCustom(event.target.value);
                onConfirmed(false);
                const parsed = parseTolerance(event.target.value);
                if (parsed !== null) onChange(parsed);
              }}
            />
          )}
        </Field>
      )}
      <ToleranceWarning bps={bps} confirmed={confirmed} onConfirmed={onConfirmed} />
    </div>
  );
}

function ToleranceWarning({ bps, confirmed, onConfirmed }: Omit<Props, 'onChange'>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const level = toleranceLevel(bps);
  const value = percentOfBps(bps);
  if (level === 'fine') return null;
  if (level === 'caution') return <Notice tone="caution">{t('stake.toleranceCaution')}</Notice>;
  if (level === 'high') return <Notice tone="caution">{t('stake.toleranceHigh')}</Notice>;
  return (
    <Notice tone="danger">
      {t('stake.toleranceStop', { value })}
      <Field label={t('stake.typeAgain', { value })}>
        {({ id }) => (
          <input
            id={id}
            className="input amount"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            data-confirmed={confirmed}
            onChange={(event) => {
              setTyped(event.target.value);
              onConfirmed(event.target.value.trim().replace(/\s*%$/, '') === value);
            }}
          />
        )}
      </Field>
    </Notice>
  );
}
