import './accounts.css';
import { Route, Switch } from 'wouter';
import words from '../../i18n/en/accounts.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Derive } from './derive/derive.js';
import { ExportAccount } from './export/export-account.js';
import { ExportSeveral } from './export/export-several.js';
import { AccountList } from './list/account-list.js';
import { AccountPage } from './page/account-page.js';
import { WithAccount } from './with-account.js';

addWords(words);

/** Everything about accounts: the list, one account, more of one phrase, and the ways out. */
export default function Accounts() {
  return (
    <Switch>
      <Route path="/accounts" component={AccountList} />
      <Route path="/accounts/export" component={ExportSeveral} />
      <Route path="/accounts/:id">
        {({ id }) => <WithAccount id={id}>{(account) => <AccountPage account={account} />}</WithAccount>}
      </Route>
      <Route path="/accounts/:id/derive">
        {({ id }) => <WithAccount id={id}>{(account) => <Derive account={account} />}</WithAccount>}
      </Route>
      <Route path="/accounts/:id/export">
        {({ id }) => <WithAccount id={id}>{(account) => <ExportAccount account={account} />}</WithAccount>}
      </Route>
    </Switch>
  );
}
