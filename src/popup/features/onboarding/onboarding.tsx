import './onboarding.css';
import { Route, Switch } from 'wouter';
import words from '../../i18n/en/onboarding.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Import } from '../import/import.js';
import { ConfirmBackup } from './confirm-backup.js';
import { Create } from './create.js';
import { Welcome } from './welcome.js';

addWords(words);

/** Setting up, or adding an account to an open wallet: always in a tab, because a popup closes on a stray click. */
export default function Onboarding() {
  return (
    <div className="onboarding">
      <Switch>
        <Route path={/^\/(?:add\/)?create\/?$/} component={Create} />
        <Route path={/^\/(?:add\/)?import\/?$/}>
          <Import key="import" purpose="import" />
        </Route>
        <Route path={/^\/(?:add\/)?watch\/?$/}>
          <Import key="watch" purpose="watch" />
        </Route>
        <Route path={/^\/(?:add\/)?restore\/?$/}>
          <Import key="restore" purpose="restore" />
        </Route>
        <Route path={/^\/(?:add\/)?practise\/?$/}>
          <Import key="practise" purpose="practise" />
        </Route>
        <Route path="/add/confirm" component={ConfirmBackup} />
        <Route component={Welcome} />
      </Switch>
    </div>
  );
}
