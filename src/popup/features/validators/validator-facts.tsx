import { useTranslation } from 'react-i18next';
import type { ChainValidator } from '../../../core/chain/market.js';
import { useServices } from '../../app/services.js';
import { dayText } from '../../components/age.js';
import { poolText, takeText } from '../../components/format.js';
import { Term } from '../../components/term.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Explain } from '../market/explain.js';
import { taoTitle } from '../market/market-cells.js';
import { MedianYield } from './median-yield.js';
import { Stakers } from './stakers.js';
import type { Medians } from './use-validators.js';
import { nameIn } from './validator-cells.js';
import { WHOLE_TAKE } from './validator-rows.js';

/** Take and what became of it, stake and reach of a validator. */
export function ValidatorFacts({ validator, medians }: { validator: ChainValidator; medians: Medians }) {
  const { t } = useTranslation();
  const subnets = validator.places.filter(({ netuid }) => netuid !== 0).length;
  return (
    <dl className="facts card pad-card" data-testid="validator-facts">
      <div className="fact">
        <dt>
          <Term name="take">{t('validators.column.take')}</Term>
        </dt>
        <dd>
          <span className="amount">{takeText(validator.take)}</span>
          {validator.take === WHOLE_TAKE ? (
            <span className="caution small"> {t('validators.keepsAll')}</span>
          ) : null}
          <TakeChange validator={validator} />
        </dd>
      </div>
      <div className="fact">
        <dt>{t('validators.totalStake')}</dt>
        <dd className="amount" title={taoTitle(validator.totalRao)}>
          {poolText(validator.totalRao)}
        </dd>
      </div>
      <div className="fact">
        <dt>
          <Explain
            name="medianYield"
            label={t('validators.column.medianYield')}
            about={t('validators.about.medianYield')}
          />
        </dt>
        <dd className="small">
          <MedianYield hotkey={validator.hotkey} medians={medians} />
        </dd>
      </div>
      <div className="fact">
        <dt>{t('validators.column.nominators')}</dt>
        <dd>
          <Stakers hotkey={validator.hotkey} name={nameIn(validator)} />
        </dd>
      </div>
      <div className="fact">
        <dt>{t('validators.column.subnets')}</dt>
        <dd className="amount">{subnets}</dd>
      </div>
    </dl>
  );
}

/** The take of a month ago beside that of now; nothing while it is not known, why where the node cannot tell. */
function TakeChange({ validator }: { validator: ChainValidator }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const { hotkey, take } = validator;
  const asked = useAsk(`${networkId} take ${hotkey}`, async () => engine.call('takeThen', { hotkey }));
  if (asked.error)
    return <span className="faint tiny validator-take-change">{t('validators.takeUntold')}</span>;
  const then = asked.value;
  if (!then) return null;
  const said =
    then.take === take
      ? t('validators.takeSame', { date: dayText(then.atMs) })
      : t(then.take < take ? 'validators.takeRaised' : 'validators.takeLowered', {
          date: dayText(then.atMs),
          take: takeText(then.take),
        });
  return (
    <span
      className={then.take < take ? 'caution tiny validator-take-change' : 'faint tiny validator-take-change'}
    >
      {said}
    </span>
  );
}
