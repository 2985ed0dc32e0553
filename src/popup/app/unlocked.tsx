import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { canApprove } from '../../core/accounts/types.js';
import { Home } from '../features/home/home.js';
import { useActiveAccount } from '../state/selectors.js';
import { useEngineSync } from '../state/use-engine-sync.js';
import type { Surface } from './surface.js';
import { Waiting } from './waiting.js';

// The popup has no use for it; what stands around the screens comes after their first paint.
const TabLayout = lazy(() => import('./tab/tab-layout.js'));
const Shell = lazy(() => import('./shell/shell.js'));
const ActingGate = lazy(() => import('../features/acting/acting-gate.js'));
const SendLink = lazy(() => import('./send-link.js'));
const OwnApproval = lazy(() => import('../features/approval/own-approval.js'));
const Stake = lazy(() => import('../features/stake/stake.js'));
const Operations = lazy(() => import('../features/operations/operations.js'));
const Accounts = lazy(() => import('../features/accounts/accounts.js'));
const Contacts = lazy(() => import('../features/contacts/contacts.js'));
const Backup = lazy(() => import('../features/settings/backup/backup.js'));
const Sites = lazy(() => import('../features/sites/sites.js'));
const Settings = lazy(() => import('../features/settings/settings.js'));
const Network = lazy(() => import('../features/network/network.js'));
const RuntimeScreen = lazy(() => import('../features/network/runtime.js'));
const Subnets = lazy(() => import('../features/market/subnets.js'));
const SubnetPage = lazy(() => import('../features/market/subnet-page.js'));
const PositionPage = lazy(() => import('../features/holdings/position-page.js'));
const History = lazy(() => import('../features/history/history.js'));
const Portfolio = lazy(() => import('../features/portfolio/portfolio.js'));
const Validators = lazy(() => import('../features/validators/validators.js'));
const ValidatorPage = lazy(() => import('../features/validators/validator-page.js'));
const Alerts = lazy(() => import('../features/alerts/alerts.js'));
const Emergency = lazy(() => import('../features/emergency/emergency.js'));
const Learn = lazy(() => import('../features/learn/learn.js'));
const Hosts = lazy(() => import('../features/settings/hosts/hosts.js'));
const WatchSettings = lazy(() => import('../features/settings/watch/watch-settings.js'));
const Rights = lazy(() => import('../features/rights/rights.js'));
const Shared = lazy(() => import('../features/shared/shared.js'));
const KeySwap = lazy(() => import('../features/key-swap/key-swap.js'));
const ConnectLedger = lazy(() => import('../features/connect/connect-ledger.js'));
const ConnectVault = lazy(() => import('../features/connect/connect-vault.js'));
const TxProgress = lazy(() => import('../features/activity/tx-progress.js'));

/** Everything behind the lock, laid out for its surface. */
export function Unlocked({ surface }: { surface: Surface }) {
  useEngineSync();
  const screens = (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/stake">
          <Signing>
            <Stake />
          </Signing>
        </Route>
        <Route path="/do/*">
          <Signing>
            <Operations />
          </Signing>
        </Route>
        <Route path="/send" component={SendLink} />
        <Route path="/subnets" component={Subnets} />
        <Route path="/subnet/:netuid" component={SubnetPage} />
        <Route path="/position/:netuid" component={PositionPage} />
        <Route path="/portfolio" component={Portfolio} />
        <Route path="/validators" component={Validators} />
        <Route path="/validators/:hotkey" component={ValidatorPage} />
        <Route path="/alerts" component={Alerts} />
        <Route path="/emergency/*?" component={Emergency} />
        <Route path="/learn/*?" component={Learn} />
        <Route path="/history">
          <History />
        </Route>
        <Route path="/accounts/*?" component={Accounts} />
        <Route path="/rights/*?" component={Rights} />
        <Route path="/shared/*?" component={Shared} />
        <Route path="/key-swap" component={KeySwap} />
        <Route path="/connect/ledger" component={ConnectLedger} />
        <Route path="/connect/vault" component={ConnectVault} />
        <Route path="/contacts" component={Contacts} />
        <Route path="/settings" component={Settings} />
        <Route path="/settings/network" component={Network} />
        <Route path="/settings/network/runtime" component={RuntimeScreen} />
        <Route path="/settings/sites" component={Sites} />
        <Route path="/settings/hosts" component={Hosts} />
        <Route path="/settings/watch" component={WatchSettings} />
        <Route path="/settings/backup" component={Backup} />
        <Route path="/approval/:id" component={OwnApproval} />
        <Route path="/tx/:hash" component={TxProgress} />
        <Route>{surface === 'tab' ? null : <Home />}</Route>
      </Switch>
    </Suspense>
  );
  return (
    <>
      {surface === 'tab' ? (
        <Suspense fallback={<Waiting />}>
          <TabLayout>{screens}</TabLayout>
        </Suspense>
      ) : (
        screens
      )}
      <Suspense fallback={null}>
        <Shell />
      </Suspense>
    </>
  );
}

/** A screen that ends in a signature. Where nobody here can give one it is not there, whatever link led to it. */
function Signing({ children }: { children: ReactNode }) {
  const account = useActiveAccount();
  if (!account || canApprove(account)) return children;
  return <ActingGate account={account}>{children}</ActingGate>;
}
