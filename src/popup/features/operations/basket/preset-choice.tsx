import { useTranslation } from 'react-i18next';
import { Segmented } from '../../../components/segmented.js';
import { COUNTS, PRESETS, type Preset } from './choice.js';

interface Props {
  preset: Preset;
  count: number;
  onPreset(preset: Preset): void;
  onCount(count: number): void;
}

/** How the shares are found, and over how many subnets. */
export function PresetChoice({ preset, count, onPreset, onCount }: Props) {
  const { t } = useTranslation();
  return (
    <div className="basket-presets">
      <Segmented<Preset>
        label={t('basket.shares')}
        options={PRESETS.map((value) => ({ value, label: t(`basket.preset.${value}`) }))}
        value={preset}
        onChange={onPreset}
      />
      {preset === 'own' ? null : (
        <Segmented<number>
          label={t('basket.count')}
          options={COUNTS.map((value) => ({ value, label: String(value) }))}
          value={count}
          onChange={onCount}
        />
      )}
    </div>
  );
}
