import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../components/skeleton.js';
import { Home } from '../features/home/home.js';
import { useEngineSync } from '../state/use-engine-sync.js';
import type { Surface } from './surface.js';
import { TabLayout } from './tab-layout.js';

const ApprovalWindow = lazy(() => import('../features/approval/approval-window.js'));
const OwnApproval = lazy(() => import('../features/approval/own-approval.js'));
const Stake = lazy(() => import('../features/stake/stake.js'));
const Settings = lazy(() => import('../features/settings/settings.js'));
const TxProgress = lazy(() => import('../features/activity/tx-progress.js'));

/** Everything behind the lock, laid out for its surface. */
export function Unlocked({ surface }: { surface: Surface }) {
  useEngineSync();
  if (surface === 'approval')
    return (
      <Suspense fallback={<Waiting />}>
        <ApprovalWindow />
      </Suspense>
    );
  const screens = (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/stake" component={Stake} />
        <Route path="/settings" component={Settings} />
        <Route path="/approval/:id" component={OwnApproval} />
        <Route path="/tx/:hash" component={TxProgress} />
        <Route>{surface === 'tab' ? null : <Home />}</Route>
      </Switch>
    </Suspense>
  );
  return surface === 'tab' ? <TabLayout>{screens}</TabLayout> : screens;
}

function Waiting() {
  return (
    <main className="screen" aria-busy="true">
      <Skeleton rows={6} />
    </main>
  );
}
