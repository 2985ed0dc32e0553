import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, CircleX, Coins, Gift, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ChainAction } from '../../../core/chain/history.js';
import { Age } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { NoteText } from '../activity/note-line.js';
import { Alphas, Partner, SIGNS } from './action-parts.js';
import { ActionReceipt } from './action-receipt.js';
import { mainOf, netuidsOf } from './entries.js';
import { OfAccount } from './of-account.js';

/** Subnets named beside a title; of more the receipt tells. */
const MOST_CHIPS = 3;

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

/** What one extrinsic did to an account, or what happened to it without one. It opens to all of it. */
export function ActionLine({ actions }: { actions: ChainAction[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const main = mainOf(actions);
  if (!main) return null;
  const Icon = main.failed ? CircleX : ICONS[main.kind];
  const feeRao = actions.find((action) => action.feeRao !== null)?.feeRao ?? null;
  return (
    <li className="action-line" data-testid="action" data-kind={main.kind}>
      <Icon size={16} className={main.failed ? 'loss' : 'quiet'} aria-hidden="true" />
      <div className="row-main">
        <span className="action-title">
          <button type="button" className="action-open" onClick={() => setOpen(true)}>
            {t(`history.kind.${main.kind}`)}
          </button>
          {[...new Set(actions.flatMap(netuidsOf))].slice(0, MOST_CHIPS).map((netuid) => (
            <NetuidChip key={netuid} netuid={netuid} />
          ))}
          {main.failed ? <span className="loss tiny">{t('history.refused')}</span> : null}
        </span>
        <span className="row-under">
          <Partner action={main} />
          {actions.length > 1 ? <> · {t('history.andMore', { count: actions.length - 1 })}</> : null}
        </span>
        <span className="row-under faint">
          <Age atMs={main.atMs} /> · {t('home.block', { number: groupDigits(String(main.block)) })}
          {feeRao !== null ? (
            <>
              {' · '}
              {t('history.fee')} <Amount base={feeRao} />
            </>
          ) : null}
          {main.own ? null : <> · {t('history.notOwn')}</>}
          <OfAccount address={main.address} />
        </span>
        <NoteText action={actions[0]} />
      </div>
      <div className="row-values">
        {main.taoRao !== null && !main.failed ? <Amount base={main.taoRao} sign={SIGNS[main.kind]} /> : null}
        <span className="row-note">
          <Alphas action={main} />
        </span>
      </div>
      <ActionReceipt actions={actions} open={open} onOpenChange={setOpen} />
    </li>
  );
}
