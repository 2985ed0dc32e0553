import { byId } from './plan.js';

const DIALOG = '[role="dialog"], dialog[open]';
/** A form that ends in a review, or what it says where there is nothing to review. */
const FORM = `${byId('review')}, ${byId('begin-plan')}, main .notice, .empty-state`;
const APPROVAL = `${byId('approve')}, ${byId('refusal')}`;
const TITLE = 'main h1';

/** What a screen is recognised by once it is there, by the beginning of its name; the first that fits. */
const SIGNS: ReadonlyArray<readonly [screens: RegExp, there: string]> = [
  [/^home-activity$/, `${byId('activity')}, .tab-panel .empty`],
  [/^home-|^stake-subnets$|^send-people$|^shortcuts$/, DIALOG],
  [/^palette/, '.palette-input'],
  [/^nowhere$|^home$/, byId('total')],
  [/^(?:stake|unstake)-typed$/, byId('minimum')],
  [
    /^(?:stake|send|transfer|unstake|change|everything|claim|exit-root|auto-stake|lock|basket|evm|crowdloan)\b/,
    FORM,
  ],
  [/^rebalance$/, `${byId('drift')}, ${byId('no-basket')}`],
  [/^plan$/, byId('plan-steps')],
  [/^plan-step$/, FORM],
  [/^position/, byId('position-page')],
  [/^subnets$/, byId('market-scroll')],
  [/^subnet/, byId('subnet-page')],
  [/^history$/, byId('history-screen')],
  [/^accounts$/, byId('accounts')],
  [/^account$/, byId('account')],
  [/^account-derive$/, byId('derive')],
  [/^account-export$/, byId('export')],
  [/^accounts-export$/, byId('export-several')],
  [/^(contacts|settings|sites|backup|watch-settings|key-swap|connect-ledger)$/, 'main[data-testid]'],
  [/^network$/, byId('nodes')],
  [/^runtime$/, byId('runtime-version')],
  [/^tx-/, byId('tx-facts')],
  [/^portfolio$/, byId('portfolio-screen')],
  [/^validators$/, byId('validators-screen')],
  [/^validator$/, byId('validator-page')],
  [/^validators-compare$/, byId('compare-screen')],
  [/^alerts$/, byId('alerts-screen')],
  [/^emergency$/, byId('emergency-screen')],
  [/^learn$/, byId('learn-entries')],
  [/^learn-term$|^welcome-learn$/, byId('learn-article')],
  [/^hosts$/, byId('hosts-screen')],
  [/^rights$/, byId('rights-screen')],
  [/^rights-offline/, byId('offline-steps')],
  [/^shared$/, byId('shared-list')],
  [/^shared-new$/, byId('shared-new')],
  [/^shared-account$/, byId('shared-page')],
  [/^approval-step-ledger$/, byId('ledger-step')],
  [/^approval-step-phone$/, byId('vault-step')],
  [/^approval-locked$|^locked$/, 'input[type="password"]'],
  [/^approval-paths/, `${byId('use-path')}, ${APPROVAL}, ${byId('reject')}`],
  [/^(?:own-)?approval/, APPROVAL],
];

/** The CSS selector of what says that a screen is there; its title where nothing else does. */
export const signOf = (screen: string): string =>
  SIGNS.find(([screens]) => screens.test(screen))?.[1] ?? TITLE;
