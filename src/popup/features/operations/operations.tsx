import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(words);

/** Every form that moves money, by path below `/do`, each loaded when it is opened. */
const SCREENS: Readonly<Record<string, ComponentType>> = {
  '/do/plan/:id': lazy(() => import('./plan/plan-page.js')),
};

export default function Operations() {
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
      </Switch>
    </Suspense>
  );
}
