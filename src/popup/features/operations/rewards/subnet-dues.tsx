import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { cx } from '../../../components/cx.js';
import { errorParts } from '../../../components/error-text.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useSubnet } from '../../../state/selectors.js';
import { ValidatorName } from '../../holdings/rewards.js';
import type { OperationState } from '../form/use-operation.js';
import { bySubnet, type SubnetDue } from './by-subnet.js';

/** Most subnets one claim may name (opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs, claim_root). */
const MOST_SUBNETS = 5;

interface Props {
  state: OperationState;
  picked: readonly number[];
  onPick(netuid: number, on: boolean): void;
}

/** What is owed, subnet by subnet: worth now, from whom, and why a subnet cannot be claimed. */
export function SubnetDues({ state: { quote, error, pending }, picked, onPick }: Props) {
  const { t } = useTranslation();
  const hintId = useId();
  const detail = quote?.detail.kind === 'claim' ? quote.detail : null;
  const rows = useStill(detail ? bySubnet(detail.items) : []);
  // What a check refused is not being read any more: its words stand below.
  if (!detail) return error || quote?.issue ? null : <Skeleton rows={4} tall />;
  const full = picked.length >= MOST_SUBNETS && rows.length > MOST_SUBNETS;
  return (
    <fieldset className="claim-items" aria-busy={pending} aria-describedby={full ? hintId : undefined}>
      <legend className="field-label">{t('claim.owed')}</legend>
      <ul className={cx('card', pending && 'claim-old')} data-testid="claim-items">
        {rows.map((row) => {
          const isPicked = picked.includes(row.netuid);
          return (
            <Row
              key={row.netuid}
              row={row}
              picked={isPicked}
              disabled={!row.claimable || (full && !isPicked)}
              onPick={(on) => onPick(row.netuid, on)}
            />
          );
        })}
      </ul>
      {full ? (
        <p id={hintId} className="field-note">
          {t('claim.most', { count: MOST_SUBNETS })}
        </p>
      ) : null}
    </fieldset>
  );
}

interface RowProps {
  row: SubnetDue;
  picked: boolean;
  disabled: boolean;
  onPick(on: boolean): void;
}

function Row({ row, picked, disabled, onPick }: RowProps) {
  const { t } = useTranslation();
  const subnet = useSubnet(row.netuid);
  return (
    <li data-netuid={row.netuid}>
      <label className="claim-item">
        <input
          type="checkbox"
          className="check"
          checked={picked && row.claimable}
          disabled={disabled}
          onChange={(event) => onPick(event.target.checked)}
        />
        <NetuidChip netuid={row.netuid} />
        <span className="row-main">
          <span className="row-name truncate">
            <Outside text={subnet?.name || t('home.subnet', { netuid: row.netuid })} />
          </span>
          <span className="row-under truncate">
            <Amount
              base={row.owedBase}
              token={{ netuid: row.netuid, symbol: subnet?.symbol ?? null }}
              always
            />
            {' · '}
            <From hotkeys={row.hotkeys} />
          </span>
          {row.reason ? <span className="row-under caution">{errorParts(t, row.reason).what}</span> : null}
        </span>
        <Amount base={row.worthRao} aligned always className={row.claimable ? undefined : 'faint'} />
      </label>
    </li>
  );
}

function From({ hotkeys }: { hotkeys: string[] }) {
  const { t } = useTranslation();
  const [only, ...others] = hotkeys;
  if (only === undefined || others.length > 0) return t('claim.validators', { count: hotkeys.length });
  return <ValidatorName hotkey={only} />;
}

/** The most valuable first as they were first seen: a row must not move away under the pointer when another is picked. */
function useStill(rows: SubnetDue[]): SubnetDue[] {
  const order = useRef<number[]>([]);
  for (const { netuid } of rows) if (!order.current.includes(netuid)) order.current.push(netuid);
  return order.current.flatMap((netuid) => rows.find((row) => row.netuid === netuid) ?? []);
}
