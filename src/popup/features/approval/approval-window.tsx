import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Request } from './request.js';

/** The approval window: one request after the other, oldest first, then it closes itself. */
export default function ApprovalWindow() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [path] = useLocation();
  const asked = path.replace(/^\/+/, '');
  const ids = useWalletStore((s) => s.approvalIds);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<string | null>(null);
  const waiting = ids?.filter((id) => !answered.has(id)) ?? [];
  const current = gone ?? (waiting.includes(asked) ? asked : waiting[0]);
  const finished = ids !== null && current === undefined && answered.size > 0;

  useEffect(() => {
    if (finished) platform.closeWindow();
  }, [finished, platform]);

  if (ids === null || finished) return null;
  if (current === undefined)
    return (
      <main className="centred">
        <p className="quiet">{t('approval.none')}</p>
        <Button look="primary" onClick={() => platform.closeWindow()}>
          {t('actions.close')}
        </Button>
      </main>
    );
  return (
    <Request
      key={current}
      id={current}
      onShown={() => setGone(current)}
      onAnswered={() => {
        setGone(null);
        setAnswered((old) => new Set([...old, current]));
      }}
    />
  );
}
