import './rewards.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { rao } from '../../../../core/amount/money.js';
import { Amount } from '../../../components/amount.js';
import { taoText } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import words from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useSubnet } from '../../../state/selectors.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import type { OperationState } from '../form/use-operation.js';

addWords(words);

const MOST_HOLDINGS = 6;

interface Draft {
  amount: string;
  hotkey: string | null;
}

/** Stake into a validator's basket: what the fund holds and is worth stands before the amount. */
export default function JoinBasket() {
  const { t } = useTranslation();
  const { hotkey } = useParams<{ hotkey?: string }>();
  return (
    <OperationScreen title={t('join.title')} features={['root-baskets', 'basket-staking']}>
      {(world) => <Form world={world} first={hotkey ?? null} />}
    </OperationScreen>
  );
}

function Form({ world, first }: { world: FormWorld; first: string | null }) {
  const { t } = useTranslation();
  const key = draftKey('join', world.account.accountId, world.settings.networkId);
  const [draft, setDraft] = useState<Draft>(() => keptDraft<Draft>(key) ?? { amount: '', hotkey: first });
  useEffect(() => keepDraft(key, draft), [key, draft]);
  const typed = readTyped(draft.amount);
  return (
    <OperationForm
      account={world.account}
      ask={{
        kind: 'stake-basket',
        hotkey: draft.hotkey,
        amountRao: typed.base === null ? null : rao(typed.base),
      }}
      ready={typed.base !== null && draft.hotkey !== null}
      reviewLabel={() =>
        typed.base === null ? t('operation.review') : t('join.review', { amount: taoText(typed.base) })
      }
      fields={(state) => (
        <>
          <ValidatorPicker
            netuid={0}
            value={draft.hotkey}
            onChange={(hotkey) => setDraft((old) => ({ ...old, hotkey }))}
          />
          <Fund state={state} />
          <MoneyField
            label={t('join.amount')}
            text={draft.amount}
            onChange={(amount) => setDraft((old) => ({ ...old, amount }))}
            token={null}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.available ?? null}
          />
        </>
      )}
      more={(state) => <After state={state} />}
    />
  );
}

/** Net asset value and the largest holdings. */
function Fund({ state: { quote } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (quote?.detail.kind !== 'basket') return null;
  const { navRao, holdings } = quote.detail;
  const largest = [...holdings].sort((a, b) => (a.worthRao < b.worthRao ? 1 : -1));
  const rest = largest.length - MOST_HOLDINGS;
  return (
    <section className="card pad-card" data-testid="fund">
      <dl className="facts">
        <div className="fact">
          <dt>{t('join.nav')}</dt>
          <dd className="strong">
            <Amount base={navRao} always />
          </dd>
        </div>
        {largest.slice(0, MOST_HOLDINGS).map((holding) => (
          <Holding key={holding.netuid} {...holding} />
        ))}
      </dl>
      {rest > 0 ? <p className="faint tiny">{t('join.more', { count: rest })}</p> : null}
    </section>
  );
}

function Holding({ netuid, alphaBase, worthRao }: { netuid: number; alphaBase: bigint; worthRao: bigint }) {
  const subnet = useSubnet(netuid);
  return (
    <div className="fact">
      <dt>
        <NetuidChip netuid={netuid} />{' '}
        <Amount base={alphaBase} token={{ netuid, symbol: subnet?.symbol ?? null }} always />
      </dt>
      <dd>
        <Amount base={worthRao} always />
      </dd>
    </div>
  );
}

function After({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'basket') return null;
  const { worthAfterRao } = current.detail;
  return (
    <p className="quiet small">
      {worthAfterRao === null ? null : `${t('join.worthAfter', { amount: taoText(worthAfterRao) })} `}
      {t('join.exitOnly')}
    </p>
  );
}
