import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitAmount, type Weight } from '../../../../core/basket/weights.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { percentOfBps } from '../../../components/format.js';
import { IconButton } from '../../../components/icon-button.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';
import { SubnetPicker } from '../../stake/subnet-picker.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { parseShare } from './choice.js';

interface Props {
  weights: readonly Weight[];
  editable: boolean;
  subnets: SubnetRow[];
  first: ReadonlyMap<number, { hotkey: string; name: string | null }>;
  chosen: Readonly<Record<number, string>>;
  amount: bigint | null;
  onWeights(weights: Weight[]): void;
  onValidator(netuid: number, hotkey: string): void;
}

/** Each subnet of the basket with its share, its part of the amount and its validator. */
export function BasketRows(props: Props) {
  const { weights, editable, subnets, amount, onWeights } = props;
  const { t } = useTranslation();
  const parts = splitAmount(amount ?? 0n, weights);
  return (
    <section className="basket-rows">
      <ul>
        {weights.map((weight, at) => (
          <Row
            key={weight.netuid}
            {...props}
            weight={weight}
            part={amount === null ? null : (parts[at] ?? 0n)}
          />
        ))}
      </ul>
      {weights.length === 0 ? <p className="quiet small">{t('basket.empty')}</p> : null}
      {editable ? (
        <SubnetPicker
          subnets={subnets.filter(
            (row) => row.netuid !== 0 && !weights.some(({ netuid }) => netuid === row.netuid),
          )}
          value={null}
          onChange={(netuid) => onWeights([...weights, { netuid, bps: 0 }])}
        />
      ) : null}
    </section>
  );
}

function Row(props: Props & { weight: Weight; part: bigint | null }) {
  const { weight, part, editable, subnets, weights, onWeights } = props;
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const { netuid } = weight;
  const subnet = subnets.find((row) => row.netuid === netuid);
  const own = props.chosen[netuid];
  const first = props.first.get(netuid);
  const hotkey = own ?? first?.hotkey ?? null;
  const name = own && own !== first?.hotkey ? null : (first?.name ?? null);
  return (
    <li className="basket-row" data-netuid={netuid}>
      <div className="basket-line">
        <NetuidChip netuid={netuid} />
        <span className="row-main">
          <span className="row-name truncate">
            <Outside text={subnet?.name || t('home.subnet', { netuid })} />
          </span>
          <button type="button" className="link row-under truncate" onClick={() => setChoosing(!choosing)}>
            {hotkey === null ? (
              t('basket.chooseValidator')
            ) : name ? (
              <Outside text={name} />
            ) : (
              <ShortAddress address={hotkey} />
            )}
          </button>
        </span>
        {part === null ? null : <Amount base={part} always className="basket-part" />}
        {editable ? (
          <ShareInput
            netuid={netuid}
            bps={weight.bps}
            onChange={(bps) =>
              onWeights(weights.map((one) => (one.netuid === netuid ? { ...one, bps } : one)))
            }
          />
        ) : (
          <span className="amount basket-share">{`${percentOfBps(weight.bps)}\u00a0%`}</span>
        )}
        {editable ? (
          <IconButton
            label={t('basket.remove', { netuid })}
            onClick={() => onWeights(weights.filter((one) => one.netuid !== netuid))}
          >
            <X size={16} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {choosing ? (
        <ValidatorPicker
          netuid={netuid}
          value={hotkey}
          onChange={(next) => {
            props.onValidator(netuid, next);
            setChoosing(false);
          }}
        />
      ) : null}
    </li>
  );
}

function ShareInput({ netuid, bps, onChange }: { netuid: number; bps: number; onChange(bps: number): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(percentOfBps(bps));
  return (
    <span className="share-input">
      <input
        className="input amount"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('basket.shareOf', { netuid })}
        aria-invalid={parseShare(text) === null || undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const parsed = parseShare(event.target.value);
          if (parsed !== null) onChange(parsed);
        }}
      />
      <span className="quiet">%</span>
    </span>
  );
}
