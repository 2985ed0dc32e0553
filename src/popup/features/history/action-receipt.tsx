import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainAction } from '../../../core/chain/history.js';
import { CopyAddress } from '../../components/address.js';
import { dateText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { Fact } from '../../components/fact.js';
import { ParamView } from '../../components/param-view.js';
import { Sheet } from '../../components/sheet.js';
import { Term } from '../../components/term.js';
import { NoteLine } from '../activity/note-line.js';
import { blockText } from '../activity/story.js';
import { Copied } from '../activity/tx-facts.js';
import { ValidatorName } from '../holdings/validator-name.js';
import { Alphas, SIGNS } from './action-parts.js';

const ONE = 1_000_000_000n;

interface Props {
  actions: ChainAction[];
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** All that the chain's events tell of one extrinsic, or of what happened without one. */
export function ActionReceipt({ actions, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  const [first] = actions;
  if (!first || !wasOpen) return null;
  const feeRao = actions.find((action) => action.feeRao !== null)?.feeRao ?? null;
  return (
    <Sheet
      title={t(actions.length > 1 ? 'history.receipt.several' : 'history.receipt.title')}
      open={open}
      onOpenChange={onOpenChange}
    >
      {actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one extrinsic may hold the same action twice
        <Facts key={index} action={action} />
      ))}
      <dl className="facts">
        {feeRao === null ? null : (
          <Fact name={<Term name="fee">{t('activity.receipt.networkFee')}</Term>}>
            <Amount base={feeRao} precision="plain" />
          </Fact>
        )}
        <Fact name={t('history.receipt.time')}>{dateText(first.atMs)}</Fact>
        <Fact name={t('history.receipt.account')}>
          <CopyAddress address={first.address} />
        </Fact>
        <Copied label={t('activity.block')} text={String(first.block)} shown={blockText(first.block)} />
        {first.extrinsicIndex === null ? null : (
          <Fact name={t('history.receipt.index')}>{first.extrinsicIndex}</Fact>
        )}
      </dl>
      <NoteLine action={first} />
      <p className="faint tiny">{t(first.own ? 'history.receipt.own' : 'history.receipt.notOwn')}</p>
    </Sheet>
  );
}

function Facts({ action }: { action: ChainAction }) {
  const { t } = useTranslation();
  const { kind, taoRao, alpha, hotkey, toHotkey, counterparty, failed } = action;
  const isTrade = kind === 'stake' || kind === 'unstake';
  const reached =
    isTrade && !failed && taoRao !== null && alpha && alpha.netuid !== 0 && alpha.base > 0n
      ? ({ t: 'price', netuid: alpha.netuid, raoPerAlpha: (taoRao * ONE) / alpha.base } as const)
      : null;
  return (
    <dl className="facts action-facts">
      <Fact name={t('history.receipt.what')}>
        {t(`history.kind.${kind}`)}
        {failed ? <span className="loss"> {t('history.refused')}</span> : null}
      </Fact>
      {taoRao !== null && !failed ? (
        <Fact name={t('history.receipt.tao')}>
          <Amount base={taoRao} precision="exact" sign={SIGNS[kind]} />
        </Fact>
      ) : null}
      {alpha && alpha.netuid !== 0 && !failed ? (
        <Fact name={t('history.receipt.alpha')}>
          <Alphas action={action} precision="exact" />
        </Fact>
      ) : null}
      {reached ? (
        <Fact name={t('activity.receipt.price')}>
          <ParamView param={reached} />
        </Fact>
      ) : null}
      {hotkey ? (
        <Fact name={t('history.receipt.validator')}>
          <ValidatorName hotkey={hotkey} /> <CopyAddress address={hotkey} />
        </Fact>
      ) : null}
      {toHotkey && toHotkey !== hotkey ? (
        <Fact name={t('history.receipt.toValidator')}>
          <ValidatorName hotkey={toHotkey} /> <CopyAddress address={toHotkey} />
        </Fact>
      ) : null}
      {counterparty ? (
        <Fact name={t('history.receipt.counterparty')}>
          <CopyAddress address={counterparty} />
        </Fact>
      ) : null}
    </dl>
  );
}
