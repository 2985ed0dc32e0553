import './alerts.css';
import './words.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAct } from '../../components/use-act.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { AlertRow } from './alert-row.js';
import { Nothing } from './nothing.js';
import { WatchState } from './watch-state.js';

/** What the watchtower has to say, newest first. Opening the list is reading what is on it. */
export default function Alerts() {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  // The store is filled by whoever listens to the background; the page asks once more, so that it is never behind.
  const asked = useAsk('alerts', async () => {
    const alerts = await background.call('alerts.list', {});
    useWalletStore.setState({ alerts });
    return true;
  });
  const alerts = useWalletStore((s) => s.alerts);
  const fresh = useFresh(alerts?.alerts.filter((one) => !one.read).map(({ id }) => id) ?? null);
  const unread = alerts?.alerts.filter((one) => !one.read).map(({ id }) => id) ?? [];
  const unreadKey = unread.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids
  useEffect(() => {
    if (unread.length === 0) return;
    // A failure changes nothing: they stay new and are marked the next time.
    void background.call('alerts.read', { ids: unread }).then(markRead, () => undefined);
  }, [background, unreadKey]);

  const dismiss = (id: string) =>
    act.run(async () => {
      await background.call('alerts.dismiss', { ids: [id] });
      useWalletStore.setState(({ alerts: old }) => ({
        alerts: old && { ...old, alerts: old.alerts.filter((one) => one.id !== id) },
      }));
    });
  const sorted = [...(alerts?.alerts ?? [])].sort((a, b) => b.raisedAtMs - a.raisedAtMs);
  return (
    <main className="screen" data-testid="alerts-screen">
      <PageHeader
        title={t('alerts.title')}
        aside={
          fresh.marked.size > 0 ? (
            <Button look="ghost" className="alerts-read" onClick={fresh.clear}>
              {t('alerts.readAll')}
            </Button>
          ) : null
        }
      />
      <div className="alerts scroll">
        <WatchState watch={alerts?.watch ?? null} />
        {act.error ? <ErrorNotice error={act.error} /> : null}
        {asked.error ? (
          <ErrorNotice
            error={asked.error}
            action={<Button onClick={asked.again}>{t('actions.retry')}</Button>}
          />
        ) : null}
        {alerts === null ? (
          asked.error ? null : (
            <Skeleton rows={4} tall />
          )
        ) : sorted.length === 0 ? (
          <Nothing watch={alerts.watch} />
        ) : (
          <ul className="alert-list" aria-label={t('alerts.list')}>
            {sorted.map((alert) => (
              <AlertRow
                key={alert.id}
                alert={alert}
                isNew={fresh.marked.has(alert.id)}
                onDismiss={() => void dismiss(alert.id)}
              />
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}

function markRead(): void {
  useWalletStore.setState(({ alerts }) => ({
    alerts: alerts && { ...alerts, alerts: alerts.alerts.map((one) => ({ ...one, read: true })) },
  }));
}

/** Ids that were new while this page was open: the mark stays for the eye until the page is left or it is cleared. */
function useFresh(unread: string[] | null): { marked: ReadonlySet<string>; clear(): void } {
  const marked = useRef(new Set<string>());
  const setState = useWalletStore.setState;
  for (const id of unread ?? []) marked.current.add(id);
  return {
    marked: marked.current,
    clear: () => {
      marked.current = new Set();
      setState(({ alerts }) => ({ alerts: alerts && { ...alerts } }));
    },
  };
}
