import { ArrowDown, ChartLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ReceiveSheet } from './receive-sheet.js';

/** What can be done from here. Only what exists is offered. */
export function Actions() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [receiving, setReceiving] = useState(false);
  return (
    <div className="actions">
      <button type="button" className="action action-primary" onClick={() => navigate('/stake')}>
        <ChartLine size={16} aria-hidden="true" />
        {t('home.stake')}
      </button>
      <button type="button" className="action" onClick={() => setReceiving(true)}>
        <ArrowDown size={16} aria-hidden="true" />
        {t('home.receive')}
      </button>
      <ReceiveSheet open={receiving} onOpenChange={setReceiving} />
    </div>
  );
}
