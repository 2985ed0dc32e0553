import { useTranslation } from 'react-i18next';
import { TAU } from '../../../components/format.js';
import { symbolText } from '../../../components/token-symbol.js';
import type { AmountDraft } from './position-amount.js';
import type { PositionWorld } from './position-screen.js';

interface Props {
  act: 'unstake' | 'validator' | 'subnet';
  amount: AmountDraft;
  world: PositionWorld;
  /** False while no amount is typed. */
  isTyped: boolean;
}

/** Words of the review button: the act and how much, as typed. */
export function ActLabel({ act, amount, world, isTyped }: Props) {
  const { t } = useTranslation();
  const { position, symbol } = world;
  if (!isTyped) return t('operation.review');
  if (amount.whole) return t(`trade.${act}.reviewWhole`);
  return (
    <span>
      {t(`trade.${act}.review`)} {amount.text.trim()}
      {'\u00a0'}
      <bdi>{amount.unit === 'tao' ? TAU : symbolText(position.netuid, symbol)}</bdi>
    </span>
  );
}
