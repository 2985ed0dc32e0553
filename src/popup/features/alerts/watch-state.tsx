import { Settings2, TowerControl } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import type { WatchStatus } from '../../../protocol/ui/watch.js';
import { useServices } from '../../app/services.js';
import { ageText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { useAct } from '../../components/use-act.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Seconds between checks when the watchtower is switched on here: its usual pace. */
const USUAL_SECONDS = 60;
const SECOND_MS = 1_000;

/** Whether somebody is looking, since when, and when again. */
export function WatchState({ watch }: { watch: WatchStatus | null }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const settings = useWalletStore((s) => s.settings);
  if (!settings) return null;
  const isOff = settings.watch.everySeconds === 0;
  const check = () =>
    act.run(async () => {
      const alerts = await background.call('alerts.checkNow', {});
      useWalletStore.setState({ alerts });
    });
  const switchOn = () =>
    act.run(async () => {
      const patch = { watch: { ...settings.watch, everySeconds: USUAL_SECONDS } as const };
      useWalletStore.setState({ settings: await background.call('settings.update', { patch }) });
    });
  return (
    <section className="card watch-state" aria-label={t('alerts.watch.title')} data-testid="watch-state">
      <TowerControl size={18} aria-hidden="true" className={isOff ? 'faint' : 'ice'} />
      <div className="watch-text">
        {isOff ? (
          <p>{t('alerts.watch.off')}</p>
        ) : (
          <>
            <p className="strong">{t('alerts.watch.title')}</p>
            <LastCheck watch={watch} />
          </>
        )}
        <div className="watch-acts">
          {isOff ? (
            <Button look="primary" busy={act.busy} onClick={() => void switchOn()}>
              {t('alerts.watch.on')}
            </Button>
          ) : (
            <Button busy={act.busy} onClick={() => void check()}>
              {t(act.busy ? 'alerts.watch.checking' : 'alerts.watch.check')}
            </Button>
          )}
        </div>
      </div>
      <Link href="/settings/watch" className="icon-button" aria-label={t('alerts.watch.settings')}>
        <Settings2 size={16} aria-hidden="true" />
      </Link>
      {watch?.failure && !isOff ? (
        <div className="watch-failed">
          <Notice tone="caution">{t('alerts.watch.failed')}</Notice>
          <ErrorNotice error={watch.failure} />
        </div>
      ) : null}
      {act.error ? (
        <div className="watch-failed">
          <ErrorNotice error={act.error} />
        </div>
      ) : null}
    </section>
  );
}

function LastCheck({ watch }: { watch: WatchStatus | null }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!watch || watch.lastCheckAtMs === null) return <p className="quiet small">{t('alerts.watch.never')}</p>;
  const age = ageText(t, watch.lastCheckAtMs, now);
  const left = watch.nextCheckAtMs === null ? null : watch.nextCheckAtMs - now;
  return (
    <p className="quiet small">
      {watch.lastBlock === null
        ? t('alerts.watch.last', { age })
        : t('alerts.watch.lastBlock', { age, block: groupDigits(String(watch.lastBlock)) })}
      {left === null ? null : (
        <>
          {' \u00b7 '}
          {left < SECOND_MS ? t('alerts.watch.soon') : t('alerts.watch.next', { time: secondsText(t, left) })}
        </>
      )}
    </p>
  );
}

function secondsText(t: ReturnType<typeof useTranslation>['t'], leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS);
  const minutes = Math.round(seconds / 60);
  return seconds < 90
    ? t('alerts.watch.inSeconds', { count: seconds })
    : t('alerts.watch.inMinutes', { count: minutes });
}
