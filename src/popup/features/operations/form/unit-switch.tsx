import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../../core/amount/format.js';
import { baseOf, type Money } from '../../../../core/operations/quote.js';
import { TAU } from '../../../components/format.js';
import { Segmented } from '../../../components/segmented.js';
import { symbolText } from '../../../components/token-symbol.js';
import unitWords from '../../../i18n/en/trade.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { MoneyText } from './money-text.js';

addWords(unitWords);

export type AmountUnit = 'tao' | 'alpha';

interface Props {
  netuid: number;
  symbol: string | null;
  unit: AmountUnit;
  /** TAO stands first where it is what is paid. */
  taoFirst?: boolean;
  onChange(unit: AmountUnit): void;
}

/** Which money the typed number counts. */
export function UnitSwitch({ netuid, symbol, unit, taoFirst = false, onChange }: Props) {
  const { t } = useTranslation();
  const options = [
    { value: 'alpha' as const, label: symbolText(netuid, symbol) },
    { value: 'tao' as const, label: TAU },
  ];
  return (
    <Segmented<AmountUnit>
      label={t('trade.unit')}
      hideLabel
      options={taoFirst ? options.reverse() : options}
      value={unit}
      onChange={onChange}
    />
  );
}

/** The same amount in the other money, by the quote of this very amount; nothing where there is none. */
export function Becomes({ money }: { money: Money | undefined }) {
  if (!money) return null;
  return (
    <>
      {'\u2248 '}
      <MoneyText money={money} />
    </>
  );
}

/** Text for the field when its unit is switched: what the amount becomes, or nothing. */
export function amountIn(money: Money | undefined): string {
  return money ? fieldAmount(baseOf(money)) : '';
}
