import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { type Queue, QueueProvider } from './queue.js';
import { Request } from './request.js';
import { Sent } from './sent.js';

/** The approval window: the requests that wait, oldest first; after the last answer it closes itself. */
export default function ApprovalWindow() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [path] = useLocation();
  const asked = path.replace(/^\/+/, '');
  const ids = useWalletStore((s) => s.approvalIds);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  // What is being read stays on screen whatever comes or goes: only its reader moves on.
  const [reading, setReading] = useState<string | null>(null);
  // An own request was finished here: its form is gone, so it is said here that it is on its way.
  const [sent, setSent] = useState<string | null>(null);
  const [origins, setOrigins] = useState<ReadonlyMap<string, string | null>>(new Map());
  const waiting = ids?.filter((id) => !answered.has(id)) ?? [];
  const current = reading ?? (waiting.includes(asked) ? asked : waiting[0]);
  const finished = ids !== null && current === undefined && answered.size > 0 && sent === null;

  useEffect(() => {
    if (finished) platform.closeWindow();
  }, [finished, platform]);

  const noteOrigin = useCallback((id: string, origin: string | null) => {
    setOrigins((old) => (old.has(id) ? old : new Map([...old, [id, origin]])));
  }, []);

  if (ids === null || finished) return null;
  if (sent !== null) return <Sent onClose={() => setSent(null)} />;
  if (current === undefined)
    return (
      <main className="centred">
        <p className="quiet">{t('approval.none')}</p>
        <Button look="primary" onClick={() => platform.closeWindow()}>
          {t('actions.close')}
        </Button>
      </main>
    );

  const place = waiting.indexOf(current);
  const answer = (gone: readonly string[]): void => {
    setAnswered((old) => new Set([...old, ...gone]));
    setReading((now) => {
      if (now !== null && !gone.includes(now)) return now;
      const left = waiting.filter((id) => !gone.includes(id));
      return left[Math.max(0, Math.min(place, left.length - 1))] ?? null;
    });
  };
  const queue: Queue = {
    position: place + 1,
    // One that is closed already is nobody's turn.
    total: place < 0 ? 0 : waiting.length,
    go: (step) => setReading(waiting[place + step] ?? current),
    noteOrigin,
    isRepeated: (id, origin) => [...origins].some(([other, of]) => other !== id && of === origin),
    onRejected: (origin) =>
      answer([current, ...waiting.filter((id) => origin === null || origins.get(id) === origin)]),
  };
  return (
    <QueueProvider value={queue}>
      <Request
        key={current}
        id={current}
        onShown={() => setReading(current)}
        onAnswered={({ own, decision }) => {
          if (own && decision === 'sign') setSent(current);
          answer([current]);
        }}
      />
    </QueueProvider>
  );
}
