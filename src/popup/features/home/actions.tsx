import './actions.css';
import { ArrowDown, ChartLine } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canSign } from '../../../core/accounts/types.js';
import { useActiveAccount } from '../../state/selectors.js';
import { ReceiveSheet } from './receive-sheet.js';

/** What can be done from here. Only what exists is offered. */
export function Actions() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [receiving, setReceiving] = useState(false);
  const reasonId = useId();
  const account = useActiveAccount();
  const watched = account !== null && !canSign(account);
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="action action-primary"
          aria-disabled={watched || undefined}
          aria-describedby={watched ? reasonId : undefined}
          onClick={() => (watched ? undefined : navigate('/stake'))}
        >
          <ChartLine size={16} aria-hidden="true" />
          {t('home.stake')}
        </button>
        <button type="button" className="action" onClick={() => setReceiving(true)}>
          <ArrowDown size={16} aria-hidden="true" />
          {t('home.receive')}
        </button>
        <ReceiveSheet open={receiving} onOpenChange={setReceiving} />
      </div>
      {watched ? (
        <p id={reasonId} className="watched-reason quiet small">
          {t('home.watchedOnly')}
        </p>
      ) : null}
    </>
  );
}
