import { useTranslation } from 'react-i18next';
import { FIAT_SOURCE } from '../../../core/fiat/types.js';
import { ageText } from '../../components/age.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { moneyText } from '../../components/fiat-format.js';
import words from '../../i18n/en/fiat.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useFiat } from '../../state/use-fiat.js';
import { useNow } from '../../state/use-now.js';

addWords(words);

/** What the source says now, or why it says nothing. Nobody is asked while no currency is chosen. */
export function FiatNow() {
  const { t } = useTranslation();
  const fiat = useFiat();
  const now = useNow(30_000);
  if (!fiat) return null;
  const { price, error, currency } = fiat;
  return (
    <>
      <p className={error ? 'faint small' : 'quiet small'} data-testid="fiat-now">
        {price
          ? t('fiat.price', {
              price: moneyText(price.microPerTao, currency, 'price'),
              source: FIAT_SOURCE,
              age: ageText(t, price.atMs, now),
            })
          : error
            ? null
            : t('settings.currencyAsking', { source: FIAT_SOURCE })}
      </p>
      {error ? <ErrorNotice error={error} /> : null}
    </>
  );
}
