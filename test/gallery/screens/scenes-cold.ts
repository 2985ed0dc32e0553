import { CHAIN, PLAIN, type ScreenPlan } from './plan.js';

/** The screens of devices, rights, shared accounts and the exchange of a coldkey. */
export const COLD_SCREENS: readonly ScreenPlan[] = [
  { id: 'connect-ledger', title: 'Connect a Ledger', path: '/connect/ledger', states: PLAIN },
  { id: 'connect-vault', title: 'Connect a phone', path: '/connect/vault', states: PLAIN },
  { id: 'rights', title: 'Who may act', path: '/rights', states: [...CHAIN, 'watched', 'danger'] },
  {
    id: 'rights-add',
    title: 'Give a right',
    path: '/rights/add',
    states: ['normal', 'loading', 'error-first', 'ugly', 'contrast'],
  },
  { id: 'rights-pure', title: 'Accounts without a key', path: '/rights/pure', states: [...PLAIN, 'empty'] },
  { id: 'rights-offline', title: 'Coldkey offline', path: '/rights/offline', states: PLAIN },
  {
    id: 'shared',
    title: 'Shared accounts',
    path: '/shared',
    states: [...PLAIN, 'empty', 'loading', 'error-first'],
  },
  { id: 'shared-new', title: 'New shared account', path: '/shared/new', states: PLAIN },
  {
    id: 'shared-account',
    title: 'Shared account',
    path: '/shared/{shared}',
    states: ['normal', 'loading', 'stale', 'error', 'error-first', 'ugly', 'contrast'],
  },
  {
    id: 'key-swap',
    title: 'Exchange of a coldkey',
    path: '/key-swap',
    states: ['normal', 'danger', 'loading', 'stale', 'error', 'error-first', 'ugly', 'watched', 'contrast'],
  },
];
