import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { EndpointProbe } from '../../../core/chain/endpoints.js';
import { Outside } from '../../components/outside.js';
import { Term, type TermName } from '../../components/term.js';
import { lagText, msText } from './node-words.js';

/** The measured facts behind the words. */
export function ProbeFacts({ probe }: { probe: EndpointProbe }) {
  const { t } = useTranslation();
  const rows: Array<[label: string, value: React.ReactNode, term?: TermName]> = [
    [t('addNode.facts.runtime'), <Outside key="runtime" text={`${probe.specName} ${probe.specVersion}`} />],
    [t('addNode.facts.best'), groupDigits(String(probe.best.number))],
    [t('addNode.facts.finalized'), groupDigits(String(probe.finalized.number)), 'finalized'],
    [t('addNode.facts.latency'), msText(t, probe.latencyMs)],
    [
      t('addNode.facts.lag'),
      probe.lagBlocks === null ? t('addNode.facts.unknown') : lagText(t, probe.lagBlocks),
    ],
    [t('addNode.facts.archive'), t(probe.archive ? 'addNode.facts.yes' : 'addNode.facts.no'), 'archiveNode'],
    ...(probe.peers === null
      ? []
      : [[t('addNode.facts.peers'), String(probe.peers)] satisfies [string, string]]),
    [
      t('addNode.facts.genesis'),
      <bdi key="genesis" className="mono" title={probe.genesisHash}>
        {`${probe.genesisHash.slice(0, 10)}\u2026${probe.genesisHash.slice(-8)}`}
      </bdi>,
    ],
  ];
  return (
    <dl className="facts probe-facts">
      {rows.map(([label, value, term]) => (
        <div key={label} className="fact">
          <dt>{term ? <Term name={term}>{label}</Term> : label}</dt>
          <dd className="amount">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
