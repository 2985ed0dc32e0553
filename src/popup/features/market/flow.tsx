import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { SubnetFlow } from '../../../core/chain/market.js';
import { useServices } from '../../app/services.js';
import { NBSP, TAU } from '../../components/format.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Explain } from './explain.js';
import { toneOf, windowText } from './figures.js';
import { taoTitle } from './market-cells.js';

/** Net TAO of stakers into the pool a day, as the chain averages it. Nothing at all where the runtime keeps no such mean. */
export function Flow({ netuid }: { netuid: number }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const { value, error } = useAsk(`${networkId} flow ${netuid}`, () => engine.call('subnetFlow', { netuid }));
  if (!value && !error) return null;
  return (
    <div className="fact">
      <dt>
        <Explain name="flow" label={t('market.column.flow')} />
      </dt>
      <dd className="amount">
        {value ? <FlowText {...value} /> : <span className="faint">{t('market.unread')}</span>}
      </dd>
    </div>
  );
}

function FlowText({ perDayRao, halfLifeBlocks }: SubnetFlow) {
  const { t } = useTranslation();
  const text = `${perDayRao > 0n ? '+' : ''}${shortAmount(perDayRao)}${NBSP}${TAU}`;
  return (
    <>
      <span className={toneOf(perDayRao)} title={taoTitle(perDayRao)}>
        {t('yield.perDay', { rate: text })}
      </span>
      {halfLifeBlocks === null ? null : (
        <span className="faint tiny fact-under">
          {t('market.halfLife', { span: windowText(t, 0, halfLifeBlocks) })}
        </span>
      )}
    </>
  );
}
