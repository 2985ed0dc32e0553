import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ActivityList } from '../features/activity/activity-list.js';
import { Home } from '../features/home/home.js';

/** Two panes: what you have on the left, what you do on the right. */
export function TabLayout({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path] = useLocation();
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
