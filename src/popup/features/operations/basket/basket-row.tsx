import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAddress } from '../../../../core/address/short.js';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { percentOfBps } from '../../../components/format.js';
import { IconButton } from '../../../components/icon-button.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';
import { cleanText } from '../../../components/untrusted.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import type { RowsProps } from './basket-rows.js';
import { ShareInput } from './share-input.js';
import type { RowValidator } from './use-validators.js';

interface Props extends RowsProps {
  netuid: number;
  bps: number;
  part: bigint | null;
}

/** One subnet of a basket. Its validator opens below it. */
export function BasketRow(props: Props) {
  const { netuid, bps, part, typed, subnets, fault } = props;
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const subnet = subnets.find((row) => row.netuid === netuid);
  const validator = props.validatorOf(netuid);
  const share = typed?.find((one) => one.netuid === netuid);
  return (
    <li className="basket-row" data-netuid={netuid}>
      <div className="basket-line">
        <NetuidChip netuid={netuid} />
        <span className="row-main">
          <span className="row-name truncate">
            <Outside text={subnet?.name || t('home.subnet', { netuid })} />
          </span>
          <button
            type="button"
            className="basket-validator row-under"
            aria-expanded={choosing}
            aria-label={
              validator.hotkey === null
                ? undefined
                : t('basket.validatorOf', {
                    netuid,
                    name: validator.name ? cleanText(validator.name) : shortAddress(validator.hotkey),
                  })
            }
            onClick={() => setChoosing(!choosing)}
          >
            <span className="truncate">
              <Who validator={validator} />
            </span>
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        </span>
        <span className="basket-figures">
          {part === null ? null : <Amount base={part} always className="basket-part" />}
          {share && typed ? (
            <ShareInput
              share={share}
              onChange={(text) =>
                props.onShares(typed.map((one) => (one.netuid === netuid ? { netuid, text } : one)))
              }
            />
          ) : (
            <span className="amount basket-share">{`${percentOfBps(bps)}\u00a0%`}</span>
          )}
        </span>
        {typed ? (
          <IconButton
            label={t('basket.remove', { netuid })}
            onClick={() => props.onShares(typed.filter((one) => one.netuid !== netuid))}
          >
            <X size={16} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {fault?.netuid === netuid ? <p className="field-note field-error">{fault.text}</p> : null}
      {choosing ? (
        <div className="basket-choosing">
          <ValidatorPicker
            netuid={netuid}
            value={validator.hotkey}
            onChange={(next) => {
              props.onValidator(netuid, next);
              setChoosing(false);
            }}
          />
        </div>
      ) : null}
    </li>
  );
}

function Who({ validator: { hotkey, name, loading } }: { validator: RowValidator }) {
  const { t } = useTranslation();
  if (loading) return t('basket.loadingValidator');
  if (hotkey === null) return t('basket.noValidator');
  return name ? <Outside text={name} /> : <ShortAddress address={hotkey} />;
}
