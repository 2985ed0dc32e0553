import { useTranslation } from 'react-i18next';
import { plainAmount, TAU } from '../../../components/format.js';
import { symbolText } from '../../../components/token-symbol.js';
import { readTyped } from '../form/typed-amount.js';
import type { AmountDraft } from './position-amount.js';
import type { PositionWorld } from './position-screen.js';

interface Props {
  act: 'unstake' | 'validator' | 'subnet';
  amount: AmountDraft;
  world: PositionWorld;
  /** False while no amount is typed. */
  isTyped: boolean;
}

/** Words of the review button: the act and how much, in the unit it was typed in. */
export function ActLabel({ act, amount, world, isTyped }: Props) {
  const { t } = useTranslation();
  const { position, symbol } = world;
  const { base } = readTyped(amount.text);
  if (!isTyped) return t('operation.review');
  if (amount.whole) return t(`trade.${act}.reviewWhole`);
  if (base === null) return t('operation.review');
  return (
    <span>
      {t(`trade.${act}.review`)} {plainAmount(base)}
      {'\u00a0'}
      <bdi>{amount.unit === 'tao' ? TAU : symbolText(position.netuid, symbol)}</bdi>
    </span>
  );
}
