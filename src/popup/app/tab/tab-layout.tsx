import './tab.css';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CardSkeleton } from '../../components/skeleton.js';
import { Home } from '../../features/home/home.js';
import { heading } from '../shell/heading.js';
import { TopBar } from './top-bar.js';

const History = lazy(() => import('../../features/history/history.js'));

/** Lists and charts that need the whole width. */
const WIDE = /^\/(?:portfolio|subnets|subnet\/|position\/|validators|history|learn|settings$)/;

/** Two panes: what you have on the left, what you do on the right. Tables and charts get all of the width. */
export default function TabLayout({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  return (
    <>
      <button type="button" className="skip-link button button-primary" onClick={() => heading()?.focus()}>
        {t('home.skip')}
      </button>
      <TopBar path={path} />
      {WIDE.test(path) ? <div className="wide-pane">{children}</div> : <Panes path={path}>{children}</Panes>}
    </>
  );
}

function Panes({ path, children }: { path: string; children: ReactNode }) {
  return (
    <div className="panes">
      <div className="pane pane-left">
        <Home tab />
      </div>
      <div className="pane pane-right">
        {path === '/' || path === '' ? (
          <Suspense
            fallback={
              <main className="screen" aria-busy="true">
                <CardSkeleton amount chart lines={3} />
              </main>
            }
          >
            <History home />
          </Suspense>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
