import './actions.css';
import { ArrowDown, ArrowLeftRight, ArrowRight, ChartLine, Ellipsis } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canApprove } from '../../../core/accounts/types.js';
import { cx } from '../../components/cx.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useCanAct } from '../acting/use-can-act.js';
import { MoreSheet } from './more-sheet.js';
import { ReceiveSheet } from './receive-sheet.js';
import { useAsked } from './sheet-state.js';

const MoveSheet = lazy(() => import('./move-sheet.js'));
const SignsLine = lazy(() => import('./signs-line.js'));

/** What can be done from here. Only what exists is offered. */
export function Actions() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [receiving, setReceiving] = useState(false);
  const [moving, setMoving] = useState(false);
  const [more, setMore] = useState(false);
  const moveAsked = useAsked(moving);
  const reasonId = useId();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  // While it is asked who may act for an account without a key here, nothing is offered that might not be there.
  const watched = account !== null && canAct !== true;
  // Forms would only meet the same failure; what can be received needs no reading.
  const unread = useChainStore((s) => s.portfolio?.state === 'error' && s.portfolio.snapshot === null);
  const barred = watched || unread ? reasonId : null;
  return (
    <>
      <div className="actions">
        <Action
          icon={<ArrowRight size={16} aria-hidden="true" />}
          barred={barred}
          onPress={() => navigate('/do/send')}
        >
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
          icon={<ArrowLeftRight size={16} aria-hidden="true" />}
          barred={barred}
          onPress={() => setMoving(true)}
        >
          {t('home.move')}
        </Action>
        <Action
          icon={<Ellipsis size={16} aria-hidden="true" />}
          barred={barred}
          small
          onPress={() => setMore(true)}
        >
          {t('home.more')}
        </Action>
        <ReceiveSheet open={receiving} onOpenChange={setReceiving} />
        {moveAsked ? (
          <Suspense fallback={null}>
            <MoveSheet open={moving} onOpenChange={setMoving} />
          </Suspense>
        ) : null}
        <MoreSheet open={more} onOpenChange={setMore} />
      </div>
      {watched ? (
        <p id={reasonId} className="watched-reason quiet small">
          {t(
            canAct === null && account?.custody
              ? 'home.askingWho'
              : account?.custody
                ? 'home.nobodyActs'
                : 'home.watchedOnly',
          )}
        </p>
      ) : unread ? (
        <p id={reasonId} className="visually-hidden">
          {t('parts.nothingRead')}
        </p>
      ) : account && !canApprove(account) ? (
        <Suspense fallback={null}>
          <SignsLine account={account} />
        </Suspense>
      ) : null}
    </>
  );
}

interface ActionProps {
  icon: ReactNode;
  primary?: boolean;
  /** Narrow, with the name for screen readers and as a hint: what is rarer takes less room. */
  small?: boolean;
  /** Id of the text that says why it cannot be pressed; null when it can. */
  barred?: string | null;
  onPress(): void;
  children: ReactNode;
}

function Action({ icon, primary, small, barred = null, onPress, children }: ActionProps) {
  return (
    <button
      type="button"
      className={cx('action', primary && 'action-primary', small && 'action-small')}
      title={small && typeof children === 'string' ? children : undefined}
      aria-disabled={barred !== null || undefined}
      aria-describedby={barred ?? undefined}
      onClick={() => (barred === null ? onPress() : undefined)}
    >
      {icon}
      {small ? <span className="visually-hidden">{children}</span> : children}
    </button>
  );
}
