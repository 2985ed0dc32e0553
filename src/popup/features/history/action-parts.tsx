import { useTranslation } from 'react-i18next';
import type { ChainAction } from '../../../core/chain/history.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount, useSubnet } from '../../state/selectors.js';
import { ValidatorName } from '../holdings/validator-name.js';

/** Way of the TAO: what it is worth comes (+), goes (-) or only changes its form. */
export const SIGNS: Partial<Record<ChainAction['kind'], '+' | '\u2212'>> = {
  received: '+',
  unstake: '+',
  claim: '+',
  sent: '\u2212',
  stake: '\u2212',
  fee: '\u2212',
};

/** With whom: an account, or the validators. */
export function Partner({ action }: { action: ChainAction }) {
  const { t } = useTranslation();
  const own = useOwnAccount(action.counterparty);
  if (action.counterparty)
    return own ? <Outside text={own.name} /> : <ShortAddress address={action.counterparty} />;
  if (!action.hotkey) return null;
  return (
    <>
      <ValidatorName hotkey={action.hotkey} />
      {action.toHotkey && action.toHotkey !== action.hotkey ? (
        <>
          {' '}
          {t('history.to')} <ValidatorName hotkey={action.toHotkey} />
        </>
      ) : null}
    </>
  );
}

interface AlphasProps {
  action: ChainAction;
  precision?: 'short' | 'exact';
}

/** Alpha that moved, of one subnet or from one to another. */
export function Alphas({ action: { alpha, toAlpha, failed }, precision = 'short' }: AlphasProps) {
  const from = useSubnet(alpha?.netuid ?? null);
  const to = useSubnet(toAlpha?.netuid ?? null);
  if (failed) return null;
  return (
    <>
      {alpha && alpha.netuid !== 0 ? (
        <Amount
          precision={precision}
          base={alpha.base}
          token={{ netuid: alpha.netuid, symbol: from?.symbol ?? null }}
        />
      ) : null}
      {toAlpha && toAlpha.netuid !== 0 && toAlpha.netuid !== alpha?.netuid ? (
        <>
          {' → '}
          <Amount
            precision={precision}
            base={toAlpha.base}
            token={{ netuid: toAlpha.netuid, symbol: to?.symbol ?? null }}
          />
        </>
      ) : null}
    </>
  );
}
