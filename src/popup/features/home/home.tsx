import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Term } from '../../components/term.js';
import { ActivityList } from '../activity/activity-list.js';
import { Actions } from './actions.js';
import { Footer } from './footer.js';
import { HomeHeader } from './home-header.js';
import { PortfolioList } from './portfolio-list.js';
import { Total } from './total.js';
import { Warnings } from './warnings.js';

// Plans are rare and their words many: they come after the first paint.
const PlansLine = lazy(() => import('../operations/plan/plans-line.js'));

/** The two-second look: what there is, what it is worth, what happened. In a tab the activity has its own pane. */
export function Home({ tab: inTab = false }: { tab?: boolean }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('portfolio');
  return (
    <div className="home">
      <HomeHeader />
      <main className="home-body scroll">
        <Warnings />
        <Suspense fallback={null}>
          <PlansLine />
        </Suspense>
        <Total />
        <Actions />
        <Tabs.Root value={tab} onValueChange={(value) => setTab(String(value))} className="home-tabs">
          <div className="tabs-bar">
            <div className="tabs">
              <Tabs.List className="tabs" aria-label={t('home.title')}>
                <Tabs.Tab className="tab" value="portfolio">
                  {t('home.portfolio')}
                </Tabs.Tab>
                {inTab ? null : (
                  <Tabs.Tab className="tab" value="activity">
                    {t('home.activity')}
                  </Tabs.Tab>
                )}
              </Tabs.List>
              {inTab ? null : (
                <Link href="/subnets" className="tab tab-link">
                  {t('home.subnetsPlace')}
                </Link>
              )}
            </div>
            {tab === 'portfolio' ? (
              <span className="tabs-aside">
                <Term name="exit">{t('home.exitValue')}</Term>
              </span>
            ) : null}
          </div>
          <Tabs.Panel value="portfolio" className="tab-panel">
            <PortfolioList />
          </Tabs.Panel>
          {inTab ? null : (
            <Tabs.Panel value="activity" className="tab-panel">
              <ActivityList />
            </Tabs.Panel>
          )}
        </Tabs.Root>
      </main>
      <Footer />
    </div>
  );
}
