import '../accounts/marks.css';
import '../emergency/emergency.css';
import './rights.css';
import './words.js';
import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../../components/skeleton.js';
import Overview from './overview.js';

/** Screens below `/rights`, each loaded when it is opened. */
const SCREENS: Readonly<Record<string, ComponentType>> = {
  '/rights/add/:delegate?/:type?/:delay?': lazy(() => import('./given/add-right.js')),
  '/rights/end/:delegate/:type/:delay': lazy(() => import('./given/end-right.js')),
  '/rights/end-all': lazy(() => import('./given/end-all.js')),
  '/rights/reject/:delegate/:hash': lazy(() => import('./announced/reject.js')),
  '/rights/withdraw/:real/:hash': lazy(() => import('./announced/withdraw.js')),
  '/rights/carry-out/:delegate/:real/:hash': lazy(() => import('./announced/carry-out.js')),
  '/rights/pure': lazy(() => import('./pure/create.js')),
  '/rights/pure/:id': lazy(() => import('./pure/pure-page.js')),
  '/rights/pure/:id/hand-over/:next?': lazy(() => import('./pure/hand-over-page.js')),
  '/rights/pure/:id/destroy': lazy(() => import('./pure/destroy.js')),
  '/rights/offline/:cold?/:hot?': lazy(() => import('./offline/offline.js')),
};

/** Who may act for whom: rights given and held, announcements, accounts without a key, and a coldkey out of reach. */
export default function Rights() {
  return (
    <Suspense
      fallback={
        <main className="screen" aria-busy="true">
          <Skeleton rows={6} />
        </main>
      }
    >
      <Switch>
        {Object.entries(SCREENS).map(([path, Screen]) => (
          <Route key={path} path={path}>
            <Screen />
          </Route>
        ))}
        {/* An address that leads nowhere ends where all of them begin. */}
        <Route component={Overview} />
      </Switch>
    </Suspense>
  );
}
