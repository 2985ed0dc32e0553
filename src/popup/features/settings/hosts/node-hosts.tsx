import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EndpointHealth } from '../../../../core/chain/endpoints.js';
import { networkChoice } from '../../../../core/chain/networks.js';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { ageText } from '../../../components/age.js';
import { networkName } from '../../../components/network-name.js';
import networkWords from '../../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useEndpoints } from '../../../state/use-endpoints.js';
import { useNow } from '../../../state/use-now.js';
import { msText, stateWord } from '../../network/node-words.js';
import { Section } from '../section.js';
import { hostOf } from './host-table.js';

addWords(networkWords);

/** The nodes of the network in use. The wallet is nothing without one, so they have no switch but can be exchanged. */
export function NodeHosts({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const health = useEndpoints();
  const { endpoints } = networkChoice(settings);
  return (
    <Section title={t('hosts.nodes', { name: networkName(settings, t) })}>
      <p className="small quiet">{t('hosts.nodesText')}</p>
      <ul className="hosts">
        {endpoints.map((url) => (
          <NodeHost key={url} url={url} health={health?.find((one) => one.url === url)} />
        ))}
      </ul>
      <p className="small quiet">{endpoints.length > 1 ? t('hosts.second') : t('hosts.noSecond')}</p>
      <Link href="/settings/network" className="link small">
        {t('hosts.change')}
      </Link>
    </Section>
  );
}

function NodeHost({ url, health }: { url: string; health: EndpointHealth | undefined }) {
  const { t } = useTranslation();
  const now = useNow(5_000);
  const facts = [
    health ? stateWord(t, health, null) : null,
    health?.latencyMs != null ? msText(t, health.latencyMs) : null,
    health?.lastAnsweredAtMs != null
      ? t('hosts.answered', { age: ageText(t, health.lastAnsweredAtMs, now) })
      : null,
    health?.lastError ? t('hosts.failed', { age: ageText(t, health.lastError.atMs, now) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="host" data-testid="host" data-host={hostOf(url)}>
      <bdi className="mono break" title={url}>
        {hostOf(url)}
      </bdi>
      <span className="row-under host-facts">{facts.join(' \u00b7 ')}</span>
    </li>
  );
}
