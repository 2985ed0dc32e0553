import { useTranslation } from 'react-i18next';
import { fiatMicro } from '../../core/fiat/price.js';
import { FIAT_SOURCE } from '../../core/fiat/types.js';
import words from '../i18n/en/fiat.json' with { type: 'json' };
import { addWords } from '../i18n/index.js';
import { type Fiat, useFiat } from '../state/use-fiat.js';
import { useNow } from '../state/use-now.js';
import { useWalletStore } from '../state/wallet-store.js';
import { ageText } from './age.js';
import { cx } from './cx.js';
import { coinMicro, isOldPrice, moneyText } from './fiat-format.js';

addWords(words);

interface Props {
  rao: bigint;
  className?: string | undefined;
}

/**
 * The value of an amount of TAO in the chosen currency, with its source behind it. Nothing at all while no currency is chosen,
 * and nothing before the first price. Hidden like every amount.
 */
export default function FiatText(props: Props) {
  const fiat = useFiat();
  return fiat?.price ? <Value {...props} fiat={fiat} price={fiat.price} /> : null;
}

function Value({ rao, className, fiat, price }: Props & { fiat: Fiat; price: NonNullable<Fiat['price']> }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (hidden)
    return (
      <span className={cx('amount fiat', className)}>
        <span aria-hidden="true">{'\u2248\u00a0\u2022\u2022\u2022\u2022'}</span>
        <span className="visually-hidden">{t('fiat.hidden')}</span>
      </span>
    );
  const { currency } = fiat;
  const age = ageText(t, price.atMs, now);
  const told = t('fiat.price', {
    price: moneyText(price.microPerTao, currency, 'price'),
    source: FIAT_SOURCE,
    age,
  });
  const micro = fiatMicro(rao, price.microPerTao);
  const coin = coinMicro(currency);
  const tiny = rao !== 0n && micro < coin && micro > -coin;
  const stale = fiat.error !== null || isOldPrice(price, now);
  return (
    <span
      className={cx('amount fiat', stale && 'faint', className)}
      title={fiat.error ? t('fiat.failed', { source: FIAT_SOURCE, price: told }) : told}
      data-testid="fiat"
    >
      {tiny
        ? t('fiat.under', { amount: moneyText(coin, currency) })
        : `\u2248\u00a0${moneyText(micro, currency)}`}
      {stale ? ` · ${t('fiat.old', { age })}` : null}
    </span>
  );
}
