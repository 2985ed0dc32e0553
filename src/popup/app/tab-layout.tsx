import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ActivityList } from '../features/activity/activity-list.js';
import { Home } from '../features/home/home.js';

/** Lists and charts that need the whole width. */
const WIDE = /^\/(?:subnets|subnet\/|position\/|history)/;

/** Two panes: what you have on the left, what you do on the right. Tables and charts get all of the width. */
export function TabLayout({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return (
    <>
      <Places path={path} />
      {WIDE.test(path) ? <div className="wide-pane">{children}</div> : <Panes path={path}>{children}</Panes>}
    </>
  );
}

function Places({ path }: { path: string }) {
  const { t } = useTranslation();
  const here = (on: boolean) => ({ 'aria-current': on ? ('page' as const) : undefined });
  return (
    <nav className="places" aria-label={t('home.places')}>
      <Link href="/" {...here(path === '/' || path === '')}>
        {t('home.title')}
      </Link>
      <Link href="/subnets" {...here(/^\/subnets?\b/.test(path))}>
        {t('home.subnetsPlace')}
      </Link>
      <Link href="/history" {...here(path.startsWith('/history'))}>
        {t('home.historyPlace')}
      </Link>
    </nav>
  );
}

function Panes({ path, children }: { path: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="panes">
      <div className="pane pane-left">
        <Home tab />
      </div>
      <div className="pane pane-right">
        {path === '/' || path === '' ? (
          <main className="screen">
            <h1 className="page-title">{t('home.activity')}</h1>
            <ActivityList />
          </main>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
