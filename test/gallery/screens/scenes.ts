import { EDGES } from '../../support/approval-edges.js';
import { TWELVE } from '../../support/approval-views.js';
import {
  byId,
  CHAIN,
  CROWDED,
  click,
  FORM,
  fill,
  HOME_SURFACES,
  LIST,
  NOTHING,
  PLAIN,
  type ScreenPlan,
} from './plan.js';
import { COLD_SCREENS } from './scenes-cold.js';
import { FIRST_RUN } from './scenes-first-run.js';
import { LATER_SCREENS } from './scenes-later.js';
import { signOf } from './signs.js';
import type { Scene, State } from './types.js';

const AMOUNT = byId('amount');
const typed = fill(AMOUNT, '10');
const RECIPIENT = fill(byId('recipient'), '{stranger}');

const MAIN_SCREENS: readonly ScreenPlan[] = [
  { id: 'home', title: 'Home', path: '/', states: [...CHAIN, 'watched', 'danger', 'worst'] },
  {
    id: 'home-activity',
    title: 'Home, activity',
    path: '/',
    states: ['normal', 'empty', 'loading', 'ugly'],
    surfaces: ['popup', 'panel', 'zoom'],
    steps: [click('role=tab[name="Activity"]')],
  },
  {
    id: 'home-receive',
    title: 'Receive',
    path: '/',
    states: PLAIN,
    steps: [click('role=button[name="Receive"]')],
  },
  {
    id: 'home-accounts',
    title: 'Account switcher',
    path: '/',
    states: ['normal', 'many', 'ugly', 'contrast'],
    steps: [click('.account-switch')],
  },
  {
    id: 'home-more',
    title: 'More to do',
    path: '/',
    states: PLAIN,
    steps: [click('role=button[name="More"]')],
  },
  {
    id: 'home-network',
    title: 'Network details',
    path: '/',
    states: ['normal', 'loading', 'stale', 'contrast'],
    steps: [click(byId('network-pill'))],
  },
  { id: 'stake', title: 'Stake', path: '/stake', states: [...FORM, 'empty', 'many'] },
  {
    id: 'stake-typed',
    title: 'Stake, quoted',
    path: '/stake',
    states: ['normal', 'ugly', 'hidden', 'contrast'],
    steps: [typed, click(byId('subnet-picker')), fill('.picker-input', '64'), { do: 'press', key: 'Enter' }],
  },
  {
    id: 'stake-subnets',
    title: 'Stake, which subnet',
    path: '/stake',
    states: ['normal', 'ugly', 'contrast'],
    steps: [click(byId('subnet-picker'))],
  },
  { id: 'position', title: 'Position', path: '/position/64', states: [...CHAIN, 'watched'] },
  {
    id: 'position-root',
    title: 'Position on root',
    path: '/position/0',
    states: ['normal', 'ugly', 'hidden'],
  },
  { id: 'subnets', title: 'Subnets', path: '/subnets', states: CROWDED },
  {
    id: 'subnets-none',
    title: 'Subnets, nothing matches',
    path: '/subnets',
    states: ['normal', 'contrast'],
    steps: [fill('.market-search input', NOTHING)],
    there: '.empty',
  },
  {
    id: 'subnets-favourites',
    title: 'Subnets, none marked yet',
    path: '/subnets',
    states: ['normal'],
    steps: [click('.market-bar .segment:nth-child(2)')],
    there: '.empty',
  },
  { id: 'subnet', title: 'Subnet', path: '/subnet/64', states: CHAIN },
  { id: 'subnet-missing', title: 'Subnet that is not there', path: '/subnet/9999', states: ['normal'] },
  { id: 'history', title: 'History', path: '/history', states: CHAIN },
  { id: 'send', title: 'Send', path: '/do/send', states: [...FORM, 'empty'] },
  {
    id: 'send-typed',
    title: 'Send, judged',
    path: '/do/send',
    states: ['normal', 'ugly', 'contrast'],
    steps: [RECIPIENT, typed],
  },
  {
    id: 'send-people',
    title: 'Send, whom',
    path: '/do/send',
    states: ['normal', 'empty', 'many', 'ugly'],
    steps: [click('.recipient-line button')],
  },
  { id: 'transfer', title: 'Give stake away', path: '/do/transfer/64/{v0}', states: FORM },
  { id: 'unstake', title: 'Unstake', path: '/do/unstake/64/{v0}', states: FORM },
  {
    id: 'unstake-typed',
    title: 'Unstake, quoted',
    path: '/do/unstake/64/{v0}',
    states: ['normal', 'contrast'],
    steps: [typed],
  },
  { id: 'change-validator', title: 'Change validator', path: '/do/validator/64/{v0}', states: FORM },
  { id: 'change-subnet', title: 'Change subnet', path: '/do/subnet/64/{v0}', states: FORM },
  {
    id: 'change-subnet-typed',
    title: 'Change subnet, quoted',
    path: '/do/subnet/64/{v0}',
    states: ['normal', 'ugly', 'contrast'],
    steps: [typed, click(byId('subnet-picker')), fill('.picker-input', '4'), { do: 'press', key: 'Enter' }],
  },
  {
    id: 'everything',
    title: 'Unstake everything',
    path: '/do/everything',
    states: [...FORM, 'empty', 'many'],
  },
  { id: 'claim', title: 'Claim', path: '/do/claim', states: [...FORM, 'empty'] },
  { id: 'exit-root', title: 'Leave root', path: '/do/exit-root/{v0}', states: FORM },
  { id: 'join', title: 'Join a basket', path: '/do/join/{v0}', states: ['normal', 'loading', 'error-first'] },
  { id: 'auto-stake', title: 'Auto-stake', path: '/do/auto-stake/64', states: FORM },
  { id: 'lock', title: 'Lock', path: '/do/lock/64', states: FORM },
  { id: 'basket', title: 'Basket', path: '/do/basket', states: [...FORM, 'empty'] },
  { id: 'rebalance', title: 'Rebalance', path: '/do/rebalance', states: [...FORM, 'empty'] },
  {
    id: 'plan',
    title: 'Plan',
    path: '/do/plan/plan-1',
    states: ['normal', 'loading', 'error-first', 'ugly'],
  },
  {
    id: 'plan-step',
    title: 'Step of a plan',
    path: '/do/plan/plan-1/2',
    states: ['normal', 'loading', 'error-first', 'ugly'],
  },
  { id: 'evm', title: 'EVM', path: '/do/evm', states: FORM },
  { id: 'crowdloans', title: 'Crowdloans', path: '/do/crowdloans', states: [...FORM, 'empty'] },
  { id: 'crowdloan', title: 'Crowdloan', path: '/do/crowdloan/1', states: FORM },
  {
    id: 'accounts',
    title: 'Accounts',
    path: '/accounts',
    states: ['normal', 'empty', 'many', 'ugly', 'contrast'],
  },
  { id: 'account', title: 'Account', path: '/accounts/{mainId}', states: [...PLAIN, 'watched'] },
  {
    id: 'account-derive',
    title: 'More accounts of a phrase',
    path: '/accounts/{mainId}/derive',
    states: ['normal', 'error', 'contrast'],
  },
  { id: 'account-export', title: 'Export of an account', path: '/accounts/{mainId}/export', states: PLAIN },
  {
    id: 'accounts-export',
    title: 'Export of several',
    path: '/accounts/export',
    states: ['normal', 'many', 'ugly'],
  },
  { id: 'contacts', title: 'Contacts', path: '/contacts', states: LIST },
  { id: 'settings', title: 'Settings', path: '/settings', states: [...PLAIN, 'loading'] },
  {
    id: 'network',
    title: 'Network',
    path: '/settings/network',
    states: ['normal', 'loading', 'stale', 'error-first', 'contrast'],
  },
  {
    id: 'runtime',
    title: 'Runtime',
    path: '/settings/network/runtime',
    states: ['normal', 'loading', 'error-first', 'contrast'],
  },
  { id: 'sites', title: 'Sites', path: '/settings/sites', states: LIST },
  { id: 'backup', title: 'Backup', path: '/settings/backup', states: ['normal', 'contrast'] },
  { id: 'own-approval', title: 'Review', path: '/approval/stake', states: ['normal', 'loading', 'contrast'] },
  ...['1 sent', '2 in a block', '3 final', '4 failed', '5 expired', '7 hidden'].map((what): ScreenPlan => {
    const [digit = '', ...words] = what.split(' ');
    return {
      id: `tx-${words.at(-1)}`,
      title: `Transaction, ${words.join(' ')}`,
      path: `/tx/0x${digit.repeat(64)}`,
      states: ['normal', 'hidden', 'contrast'],
    };
  }),
  {
    id: 'tx-unknown',
    title: 'Transaction nobody knows',
    path: `/tx/0x${'f'.repeat(64)}`,
    states: ['normal', 'loading'],
  },
  {
    id: 'nowhere',
    title: 'A path that leads nowhere',
    path: '/no/such/page',
    states: ['normal'],
    leadsTo: { screen: 'home', surfaces: ['popup', 'panel', 'zoom'] },
  },
];

const APPROVALS: readonly ScreenPlan[] = [
  ...[...TWELVE, ...EDGES].map(
    ({ id }, index): ScreenPlan => ({
      id: `approval-${id}`,
      title: `Approval: ${id.replaceAll('-', ' ')}`,
      path: `/${id}`,
      states: index < TWELVE.length ? ['normal', 'contrast'] : ['normal'],
      surfaces: ['approval'],
    }),
  ),
  {
    id: 'approval-waiting',
    title: 'Approval: nothing has answered',
    path: '/stake',
    states: ['loading', 'error-first'],
    surfaces: ['approval'],
  },
  {
    id: 'approval-locked',
    title: 'Approval: locked',
    path: '/stake',
    vault: 'locked',
    states: ['normal'],
    surfaces: ['approval'],
  },
];

export const SCREENS: readonly ScreenPlan[] = [
  ...MAIN_SCREENS,
  ...LATER_SCREENS,
  ...COLD_SCREENS,
  ...FIRST_RUN,
  ...APPROVALS,
];

/** At 200 % a screen is looked at as usual and at its worst; the states between have the same layout. */
const ZOOMED: readonly State[] = ['normal', 'ugly', 'worst'];

/** Every picture there is to take, but for the themes. */
export function allScenes(): Scene[] {
  return SCREENS.flatMap((plan) => {
    const {
      id,
      path,
      states,
      surfaces = HOME_SURFACES,
      vault = 'unlocked',
      steps = [],
      there = signOf(id),
    } = plan;
    return surfaces.flatMap((surface) =>
      states
        .filter((state) => surface !== 'zoom' || ZOOMED.includes(state))
        // Where a screen has no more room than in the popup, high contrast looks the same.
        .filter((state) => state !== 'contrast' || surface === surfaces[0])
        .map((state): Scene => ({ screen: id, state, surface, path, vault, steps, there })),
    );
  });
}
