import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { CURRENCIES, FIAT_SOURCE } from '../../../../core/fiat/types.js';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { currencyName } from '../../../components/fiat-format.js';
import { SelectField } from '../../../components/select-field.js';
import { FiatNow } from '../fiat-now.js';
import type { SettingRow } from '../rows.js';
import { Tolerance } from '../saved-fields.js';
import type { Save } from '../use-save.js';

export function moneyRows(t: TFunction, settings: Settings, save: Save): SettingRow[] {
  return [
    {
      id: 'currency',
      words: [t('settings.currency'), FIAT_SOURCE, ...CURRENCIES.map(currencyName)],
      node: <Currency settings={settings} save={save} />,
    },
    {
      id: 'tolerance',
      words: [t('settings.tolerance'), t('settings.toleranceHint')],
      node: (
        <Tolerance
          key={settings.toleranceBps}
          value={settings.toleranceBps}
          onSave={(toleranceBps) => save.patch({ toleranceBps })}
        />
      ),
    },
  ];
}

function Currency({ settings, save }: { settings: Settings; save: Save }) {
  const { t, i18n } = useTranslation();
  const order = new Intl.Collator(i18n.language);
  const names = CURRENCIES.map((value) => ({ value, label: currencyName(value) }));
  names.sort((a, b) => order.compare(a.label, b.label));
  return (
    <div className="stack-tight">
      <SelectField
        label={t('settings.currency')}
        hint={t('settings.currencyHint', { source: FIAT_SOURCE })}
        value={settings.currency}
        options={[{ value: 'none', label: t('settings.currencyNone') }, ...names]}
        onChange={(currency) => save.patch({ currency })}
        testId="currency"
      />
      <FiatNow />
    </div>
  );
}
