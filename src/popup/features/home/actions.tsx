import './actions.css';
import { ArrowDown, ArrowRight, ChartLine, Ellipsis } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canSign } from '../../../core/accounts/types.js';
import { cx } from '../../components/cx.js';
import { useActiveAccount } from '../../state/selectors.js';
import { MoreSheet } from './more-sheet.js';
import { ReceiveSheet } from './receive-sheet.js';

/** What can be done from here. Only what exists is offered. */
export function Actions() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [receiving, setReceiving] = useState(false);
  const [more, setMore] = useState(false);
  const reasonId = useId();
  const account = useActiveAccount();
  const watched = account !== null && !canSign(account);
  const barred = watched ? reasonId : null;
  const toSend = (): void => navigate('/do/send');
  useKey('s', barred === null && !receiving && !more ? toSend : null);
  return (
    <>
      <div className="actions">
        <Action icon={<ArrowRight size={16} aria-hidden="true" />} barred={barred} onPress={toSend}>
          {t('home.send')}
        </Action>
        <Action icon={<ArrowDown size={16} aria-hidden="true" />} onPress={() => setReceiving(true)}>
          {t('home.receive')}
        </Action>
        <Action
          icon={<ChartLine size={16} aria-hidden="true" />}
          barred={barred}
          primary
          onPress={() => navigate('/stake')}
        >
          {t('home.stake')}
        </Action>
        <Action
          icon={<Ellipsis size={16} aria-hidden="true" />}
          barred={barred}
          onPress={() => setMore(true)}
        >
          {t('home.more')}
        </Action>
        <ReceiveSheet open={receiving} onOpenChange={setReceiving} />
        <MoreSheet open={more} onOpenChange={setMore} />
      </div>
      {watched ? (
        <p id={reasonId} className="watched-reason quiet small">
          {t('home.watchedOnly')}
        </p>
      ) : null}
    </>
  );
}

/** One letter as a shortcut, but not while something is typed or a modifier is held. Null: it does nothing. */
function useKey(letter: string, act: (() => void) | null): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== letter || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target;
      if (at instanceof HTMLElement && at.closest('input, textarea, select, [role="dialog"]')) return;
      latest.current?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [letter]);
}

interface ActionProps {
  icon: ReactNode;
  primary?: boolean;
  /** Id of the text that says why it cannot be pressed; null when it can. */
  barred?: string | null;
  onPress(): void;
  children: ReactNode;
}

function Action({ icon, primary, barred = null, onPress, children }: ActionProps) {
  return (
    <button
      type="button"
      className={cx('action', primary && 'action-primary')}
      aria-disabled={barred !== null || undefined}
      aria-describedby={barred ?? undefined}
      onClick={() => (barred === null ? onPress() : undefined)}
    >
      {icon}
      {children}
    </button>
  );
}
