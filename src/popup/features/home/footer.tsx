import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import { useChainStore } from '../../state/chain-store.js';

/** Where the numbers above come from; how old they are stands beside the total. */
export function Footer() {
  const { t } = useTranslation();
  const reading = useChainStore((s) => s.portfolio);
  const snapshot = reading?.snapshot;
  return (
    <footer className="home-footer" data-testid="provenance" data-state={reading?.state ?? 'loading'}>
      {snapshot ? (
        <>
          <span className="truncate">
            {t('home.block', { number: groupDigits(String(snapshot.block.number)) })}
            {reading?.state === 'live' ? (
              <>
                {' · '}
                <bdi>{hostOf(snapshot.source)}</bdi>
              </>
            ) : null}
          </span>
          <span>{t('home.afterImpact')}</span>
        </>
      ) : null}
    </footer>
  );
}

/** `entrypoint-finney` of `wss://entrypoint-finney.opentensor.ai:443`; loopback keeps its port. */
export function hostOf(endpoint: string): string {
  try {
    const url = new URL(endpoint);
    if (/^(?:127\.|localhost$)/.test(url.hostname)) return url.host;
    return url.hostname.split('.')[0] ?? url.hostname;
  } catch {
    return endpoint;
  }
}
