import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalMark, exactAmount, fullAmount, shortAmount } from '../../core/amount/format.js';
import { useServices } from '../app/services.js';
import { useWalletStore } from '../state/wallet-store.js';
import { cx } from './cx.js';
import { columnAmount, exactWithLeast, plainAmount, TAU } from './format.js';
import { exactTitle, symbolText, TokenSymbol } from './token-symbol.js';

interface Props {
  base: bigint;
  /** Null: TAO. Otherwise alpha of this subnet. */
  token?: { netuid: number; symbol: string | null } | null;
  /** Short cuts to list precision; exact shows every decimal, at least four; plain no decimal more than there is. */
  precision?: 'short' | 'exact' | 'plain';
  sign?: '+' | '\u2212' | '' | undefined;
  className?: string | undefined;
  /** Decimal points in line: the fraction keeps a fixed width. */
  aligned?: boolean;
  /** False where the number beside it has the same unit. */
  unit?: boolean;
  /** What will be signed is always shown, whatever the privacy switch says. */
  always?: boolean;
}

const FORMATS = { short: shortAmount, exact: exactWithLeast, plain: plainAmount };

/** An amount of money with its sign. The exact number is one hover away. */
export function Amount({
  base,
  token = null,
  precision = 'short',
  sign = '',
  className,
  aligned,
  unit: hasUnit = true,
  always,
}: Props) {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false) && !always;
  const { t } = useTranslation();
  const unit = token ? <TokenSymbol {...token} /> : <span className="symbol">{TAU}</span>;
  if (hidden)
    return (
      <span className={cx('amount', className)}>
        <span aria-hidden="true">{'\u2022\u2022\u2022\u2022'}</span>
        <span className="visually-hidden">{t('amount.hidden')}</span> {hasUnit ? unit : null}
      </span>
    );
  const text = aligned ? columnAmount(base) : FORMATS[precision](base);
  return (
    <span className={cx('amount', className)} title={exactTitle(base, token)}>
      {sign}
      {aligned ? <Aligned text={text} /> : text}
      {hasUnit ? '\u00a0' : null}
      {hasUnit ? unit : null}
    </span>
  );
}

function Aligned({ text }: { text: string }) {
  const [whole, fraction] = text.split(decimalMark());
  return (
    <>
      {whole}
      <span className="amount-fraction">{`${decimalMark()}${fraction}`}</span>
    </>
  );
}

/** An amount that copies its exact text when pressed, with a point in every language; focus shows all decimals. */
export function CopyAmount(props: Props & { children?: ReactNode }) {
  const { platform } = useServices();
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (hidden) return <Amount {...props} />;
  const unit = props.token ? symbolText(props.token.netuid, props.token.symbol) : TAU;
  const shown = props.aligned ? columnAmount(props.base) : FORMATS[props.precision ?? 'short'](props.base);
  return (
    <button
      type="button"
      className="amount-copy"
      // What is seen is part of the name, so that it can be said; the exact amount is the description.
      aria-label={t('amount.copy', { amount: `${props.sign ?? ''}${shown}\u00a0${unit}` })}
      title={exactTitle(props.base, props.token ?? null)}
      onClick={() => void platform.copy(exactAmount(props.base))}
    >
      <Amount {...props} />
      <span className="amount-full" aria-hidden="true">
        {fullAmount(props.base)}
      </span>
    </button>
  );
}
