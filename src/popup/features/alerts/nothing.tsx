import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ALERT_KINDS } from '../../../core/watch/types.js';
import type { WatchStatus } from '../../../protocol/ui/watch.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { type Calm, calmOf } from './calm-of.js';

const LOOKS: Record<Calm, string> = {
  calm: 'gain',
  off: 'faint',
  never: 'faint',
  failed: 'caution',
  old: 'caution',
};

/** No alert is there: that nothing is unusual is said only where the watchtower looked, and did so lately. */
export function Nothing({ watch }: { watch: WatchStatus | null }) {
  const { t } = useTranslation();
  const everySeconds = useWalletStore((s) => s.settings?.watch.everySeconds ?? null);
  const kind = calmOf(watch, everySeconds, useNow());
  const Icon = kind === 'calm' || kind === 'off' ? CircleCheck : CircleDashed;
  return (
    <section className="alerts-nothing" data-testid="no-alerts" data-kind={kind}>
      <Icon size={28} aria-hidden="true" className={LOOKS[kind]} />
      {kind === 'off' ? null : (
        <h2 className="strong">{t(kind === 'calm' ? 'alerts.empty.title' : 'alerts.empty.unknown')}</h2>
      )}
      <p className="quiet small">{t(kind === 'calm' ? 'alerts.empty.text' : `alerts.empty.${kind}`)}</p>
      <ul className="alerts-kinds quiet small">
        {ALERT_KINDS.filter((one) => one !== 'swap-disputed').map((one) => (
          <li key={one}>{t(`alerts.name.${one}`)}</li>
        ))}
      </ul>
    </section>
  );
}
