import './tab.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ActivityList } from '../../features/activity/activity-list.js';
import { Home } from '../../features/home/home.js';
import { heading } from '../shell/heading.js';
import { TopBar } from './top-bar.js';

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
