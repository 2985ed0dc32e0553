import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndpointProbe } from '../../../core/chain/endpoints.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Button } from '../../components/button.js';
import { networkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { AddOwnNetwork } from './add-own-network.js';
import { judgeProbe } from './judge-probe.js';
import { msText } from './node-words.js';
import { ProbeFacts } from './probe-facts.js';
import { verdictText } from './probe-summary.js';
import type { NetworkSave } from './use-network-save.js';

interface Props {
  probe: EndpointProbe;
  url: string;
  settings: Settings;
  save: NetworkSave;
  isFull: boolean;
  onAdd(url: string): void;
  onDone(): void;
}

/** What a test found, in plain words, and what may be done with it. */
export function ProbeFound({ probe, url, settings, save, isFull, onAdd, onDone }: Props) {
  const { t } = useTranslation();
  const [asOwn, setAsOwn] = useState(false);
  const verdict = judgeProbe(probe, settings);
  const name = networkName(settings, t);
  const headline = verdictText(t, verdict, settings, probe);
  if (verdict.kind === 'not-bittensor')
    return (
      <Notice tone="caution" title={<bdi>{headline}</bdi>}>
        {t('addNode.failed.not-bittensorNext')}
      </Notice>
    );
  const facts = <ProbeFacts probe={probe} />;
  const own = (
    <AddOwnNetwork
      probe={probe}
      url={url}
      settings={settings}
      save={save}
      focusName={asOwn}
      onDone={onDone}
    />
  );
  if (verdict.kind === 'other-known') {
    const other = networkName({ ...settings, networkId: verdict.networkId }, t);
    return (
      <>
        <Notice tone="caution" title={headline}>
          {t('addNode.found.other-knownNext', { other })}
        </Notice>
        {facts}
      </>
    );
  }
  if (verdict.kind === 'foreign')
    return (
      <>
        <Notice tone="caution" title={headline}>
          {t('addNode.found.foreignNext')}
        </Notice>
        {facts}
        {own}
      </>
    );
  return (
    <>
      <p className="small" data-testid="probe-found">
        <strong>{headline}</strong> {serves(t, probe)}
      </p>
      {probe.syncing ? <Notice tone="caution">{t('addNode.found.syncing')}</Notice> : null}
      {facts}
      {asOwn ? (
        own
      ) : (
        <div className="probe-acts">
          <Button
            look="primary"
            busy={save.busy}
            aria-disabled={isFull}
            onClick={() => !isFull && onAdd(url)}
          >
            {t('addNode.add', { name })}
          </Button>
          {verdict.anyChain ? (
            <Button onClick={() => setAsOwn(true)}>{t('addNode.own')}</Button>
          ) : (
            <Button look="ghost" onClick={onDone}>
              {t('addNode.discard')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function serves(t: TFunction, { latencyMs, lagBlocks, archive }: EndpointProbe): string {
  const latency = msText(t, latencyMs);
  const pace =
    lagBlocks === null
      ? t('addNode.found.alone', { latency })
      : lagBlocks <= 0
        ? t('addNode.found.level', { latency })
        : t('addNode.found.behind', { latency, count: lagBlocks });
  return `${pace} ${t(archive ? 'addNode.found.archive' : 'addNode.found.noArchive')}`;
}
