import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(words);

/** Every form that moves money, by path below `/do`, each loaded when it is opened. */
const SCREENS: Readonly<Record<string, ComponentType>> = {
  '/do/claim': lazy(() => import('./rewards/claim.js')),
  '/do/exit-root/:hotkey': lazy(() => import('./rewards/exit-root.js')),
  '/do/join/:hotkey?': lazy(() => import('./rewards/join-basket.js')),
  '/do/auto-stake/:netuid?': lazy(() => import('./locks/auto-stake.js')),
  '/do/lock/:netuid': lazy(() => import('./locks/lock.js')),
  '/do/basket': lazy(() => import('./basket/basket.js')),
  '/do/rebalance': lazy(() => import('./basket/rebalance.js')),
  '/do/plan/:id': lazy(() => import('./plan/plan-page.js')),
  '/do/plan/:id/:step': lazy(() => import('./plan/plan-step.js')),
  '/do/unstake/:netuid/:hotkey': lazy(() => import('./trade/unstake.js')),
  '/do/validator/:netuid/:hotkey': lazy(() => import('./trade/change-validator.js')),
  '/do/subnet/:netuid/:hotkey': lazy(() => import('./trade/change-subnet.js')),
  '/do/everything': lazy(() => import('./trade/everything.js')),
  '/do/send': lazy(() => import('./send/send.js')),
  '/do/transfer/:netuid/:hotkey': lazy(() => import('./transfer/transfer.js')),
  '/do/evm': lazy(() => import('./evm/evm.js')),
  '/do/crowdloans': lazy(() => import('./crowdloan/crowdloans.js')),
  '/do/crowdloan/:id': lazy(() => import('./crowdloan/crowdloan.js')),
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
