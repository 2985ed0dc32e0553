import './onboarding.css';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import words from '../../i18n/en/onboarding.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Import } from '../import/import.js';
import { Practise } from '../import/practice.js';
import { ConfirmBackup } from './confirm-backup.js';
import { Create } from './create.js';
import { Hardware } from './hardware.js';
import { Welcome } from './welcome.js';

addWords(words);

const Learn = lazy(() => import('../learn/learn.js'));

/** Setting up, or adding an account to an open wallet: always in a tab, because a popup closes on a stray click. */
export default function Onboarding() {
  return (
    <div className="onboarding">
      <Suspense fallback={null}>
        <Switch>
          <Route path={/^\/(?:add\/)?create\/?$/} component={Create} />
          <Route path={/^\/(?:add\/)?import\/?$/}>
            <Import key="import" purpose="import" />
          </Route>
          <Route path={/^\/(?:add\/)?hardware\/?$/}>
            <Hardware device={null} />
          </Route>
          <Route path={/^\/(?:add\/)?hardware\/ledger\/?$/}>
            <Hardware key="ledger" device="ledger" />
          </Route>
          <Route path={/^\/(?:add\/)?hardware\/phone\/?$/}>
            <Hardware key="phone" device="phone" />
          </Route>
          <Route path={/^\/(?:add\/)?watch\/?$/}>
            <Import key="watch" purpose="watch" />
          </Route>
          <Route path={/^\/(?:add\/)?restore\/?$/}>
            <Import key="restore" purpose="restore" />
          </Route>
          <Route path={/^\/(?:add\/)?practise\/?$/} component={Practise} />
          <Route path={/^\/(?:add\/)?practise\/phrase\/?$/}>
            <Import key="practise" purpose="practise" />
          </Route>
          <Route path="/learn/*?">
            <div className="onboarding-learn">
              <Learn />
            </div>
          </Route>
          <Route path="/add/confirm" component={ConfirmBackup} />
          <Route component={Welcome} />
        </Switch>
      </Suspense>
    </div>
  );
}
