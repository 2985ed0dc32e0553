import { useTranslation } from 'react-i18next';
import { CURRENCIES, type Currency, FIAT_SOURCE } from '../../../../core/fiat/types.js';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { ageText } from '../../../components/age.js';
import { currencyName } from '../../../components/fiat-format.js';
import { SelectField } from '../../../components/select-field.js';
import { useFiat } from '../../../state/use-fiat.js';
import { useNow } from '../../../state/use-now.js';
import { FiatNow } from '../fiat-now.js';
import { Toggle } from '../toggle.js';
import type { Save } from '../use-save.js';
import { HostHead } from './host-head.js';
import { PAGES } from './host-table.js';

/** What the switch begins with; the field below it offers every other. */
const FIRST: Currency = 'usd';

/** The source of fiat prices: on with a currency, off without. */
export function FiatHost({ settings, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  const { currency } = settings;
  const fiat = useFiat();
  const now = useNow(30_000);
  return (
    <div className="stack-tight">
      <HostHead
        url={PAGES.fiat}
        facts={
          fiat?.error
            ? t('hosts.noAnswer')
            : fiat?.price
              ? t('hosts.priceOf', { age: ageText(t, fiat.price.atMs, now) })
              : t('hosts.notAsked')
        }
      />
      <Toggle
        label={t('hosts.fiat', { source: FIAT_SOURCE })}
        hint={t('hosts.fiatText')}
        checked={currency !== 'none'}
        onChange={(on) => save.patch({ currency: on ? FIRST : 'none' })}
      />
      {currency === 'none' ? null : (
        <SelectField
          label={t('settings.currency')}
          value={currency}
          options={CURRENCIES.map((value) => ({ value, label: currencyName(value) }))}
          onChange={(next) => save.patch({ currency: next })}
          testId="host-currency"
        />
      )}
      <FiatNow />
    </div>
  );
}
