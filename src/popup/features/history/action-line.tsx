import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, CircleX, Coins, Gift, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ChainAction } from '../../../core/chain/history.js';
import { ShortAddress } from '../../components/address.js';
import { Age } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount, useSubnet } from '../../state/selectors.js';
import { ValidatorName } from '../holdings/rewards.js';
import { useScope } from '../holdings/scope.js';
import { netuidsOf } from './action-filter.js';

const ICONS = {
  received: ArrowDownLeft,
  sent: ArrowUpRight,
  stake: Plus,
  unstake: Minus,
  move: ArrowLeftRight,
  swap: ArrowLeftRight,
  'stake-received': ArrowDownLeft,
  'stake-sent': ArrowUpRight,
  claim: Gift,
  fee: Coins,
  other: Coins,
} as const;

/** Way of the TAO: what it is worth comes (+), goes (-) or only changes its form. */
const SIGNS: Partial<Record<ChainAction['kind'], '+' | '\u2212'>> = {
  received: '+',
  unstake: '+',
  claim: '+',
  sent: '\u2212',
  stake: '\u2212',
  fee: '\u2212',
};

/** One action: what, with whom, how much, at which cost, and when. */
export function ActionLine({ action }: { action: ChainAction }) {
  const { t } = useTranslation();
  const { accounts } = useScope();
  const own = useOwnAccount(action.address);
  const Icon = action.failed ? CircleX : ICONS[action.kind];
  return (
    <li className="action-line" data-testid="action" data-kind={action.kind}>
      <Icon size={16} className={action.failed ? 'loss' : 'quiet'} aria-hidden="true" />
      <div className="row-main">
        <span className="action-title">
          <span className="strong">{t(`history.kind.${action.kind}`)}</span>
          {netuidsOf(action).map((netuid) => (
            <NetuidChip key={netuid} netuid={netuid} />
          ))}
          {action.failed ? <span className="loss tiny">{t('history.refused')}</span> : null}
        </span>
        <span className="row-under">
          <Partner action={action} />
        </span>
        <span className="row-under faint">
          <Age atMs={action.atMs} /> · {t('home.block', { number: groupDigits(String(action.block)) })}
          {action.feeRao !== null ? (
            <>
              {' · '}
              {t('history.fee')} <Amount base={action.feeRao} />
            </>
          ) : null}
          {action.own ? null : <> · {t('history.notOwn')}</>}
          {accounts.length > 1 && own ? (
            <>
              {' · '}
              <Outside text={own.name} />
            </>
          ) : null}
        </span>
      </div>
      <div className="row-values">
        {action.taoRao !== null && !action.failed ? (
          <Amount base={action.taoRao} sign={SIGNS[action.kind]} />
        ) : null}
        <span className="row-note">
          <Alphas action={action} />
        </span>
      </div>
    </li>
  );
}

function Partner({ action }: { action: ChainAction }) {
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

function Alphas({ action: { alpha, toAlpha, failed } }: { action: ChainAction }) {
  const from = useSubnet(alpha?.netuid ?? null);
  const to = useSubnet(toAlpha?.netuid ?? null);
  if (failed) return null;
  return (
    <>
      {alpha && alpha.netuid !== 0 ? (
        <Amount base={alpha.base} token={{ netuid: alpha.netuid, symbol: from?.symbol ?? null }} />
      ) : null}
      {toAlpha && toAlpha.netuid !== 0 && toAlpha.netuid !== alpha?.netuid ? (
        <>
          {' → '}
          <Amount base={toAlpha.base} token={{ netuid: toAlpha.netuid, symbol: to?.symbol ?? null }} />
        </>
      ) : null}
    </>
  );
}
