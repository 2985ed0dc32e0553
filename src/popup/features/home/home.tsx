import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsSkeleton } from '../../components/skeleton.js';
import { Actions } from './actions.js';
import { Footer } from './footer.js';
import type { Grouping } from './group-positions.js';
import { HomeHeader } from './home-header.js';
import { ListAside } from './list-aside.js';
import { PortfolioList } from './portfolio-list.js';
import { Total } from './total.js';
import { Warnings } from './warnings.js';

// Plans are rare and their words many: they come after the first paint, as do the tabs that are not looked at first.
const PlansLine = lazy(() => import('../operations/plan/plans-line.js'));
const SubnetsPanel = lazy(() => import('./subnets-panel.js'));
const ActivityPanel = lazy(() => import('./activity-panel.js'));

/** The two-second look: what there is, what it is worth, what happened. In a tab it is the left of two panes. */
export function Home({ tab: inTab = false }: { tab?: boolean }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('portfolio');
  const [by, setBy] = useState<Grouping>('subnet');
  // The pane beside it holds the screen: only one of the two is the main part of the page.
  const Body = inTab ? 'section' : 'main';
  const Title = inTab ? 'h2' : 'h1';
  return (
    <div className="home">
      <HomeHeader tab={inTab} />
      <Body className="home-body scroll" aria-label={inTab ? t('home.title') : undefined}>
        <Title className="visually-hidden">{t('home.title')}</Title>
        <Warnings />
        <Suspense fallback={null}>
          <PlansLine />
        </Suspense>
        <Total tab={inTab} />
        <Actions />
        <Tabs.Root value={tab} onValueChange={(value) => setTab(String(value))} className="home-tabs">
          <div className="tabs-bar">
            <Tabs.List className="tabs" aria-label={t('home.title')}>
              <Tabs.Tab className="tab" value="portfolio">
                {t('home.portfolio')}
              </Tabs.Tab>
              {inTab ? null : (
                <>
                  <Tabs.Tab className="tab" value="subnets">
                    {t('home.subnetsPlace')}
                  </Tabs.Tab>
                  <Tabs.Tab className="tab" value="activity">
                    {t('home.activity')}
                  </Tabs.Tab>
                </>
              )}
            </Tabs.List>
            {tab === 'portfolio' ? <ListAside by={by} onChange={setBy} /> : null}
          </div>
          {/* What is in it takes the focus: the whole of it as a stop of its own would only make the page jump. */}
          <Tabs.Panel value="portfolio" className="tab-panel" tabIndex={-1}>
            <PortfolioList by={by} />
          </Tabs.Panel>
          {inTab ? null : (
            <Suspense fallback={<RowsSkeleton rows={5} edge />}>
              <Tabs.Panel value="subnets" className="tab-panel" tabIndex={-1}>
                <SubnetsPanel />
              </Tabs.Panel>
              <Tabs.Panel value="activity" className="tab-panel" tabIndex={-1}>
                <ActivityPanel />
              </Tabs.Panel>
            </Suspense>
          )}
        </Tabs.Root>
      </Body>
      <Footer />
    </div>
  );
}
