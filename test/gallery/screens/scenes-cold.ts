import { ATTACKED, byId, CHAIN, click, PLAIN, type ScreenPlan } from './plan.js';

/** In a browser tab, where a device can be reached. */
const TAB = ['tab'] as const;

/** Of steps on the way, which look alike elsewhere. */
const FEW = ['popup', 'zoom'] as const;
/** What the first account announced for the watched one. */
const ANNOUNCED = `0x${'7e'.repeat(32)}`;

/** The screens of devices, rights, multisig accounts and the exchange of a coldkey. */
export const COLD_SCREENS: readonly ScreenPlan[] = [
  { id: 'connect-ledger', title: 'Connect a Ledger', path: '/connect/ledger', states: PLAIN },
  { id: 'connect-vault', title: 'Connect a phone', path: '/connect/vault', states: PLAIN },
  { id: 'rights', title: 'Who may act', path: '/rights', states: [...CHAIN, 'watched', 'danger', 'worst'] },
  {
    id: 'rights-add',
    title: 'Give a right',
    path: '/rights/add',
    states: ['normal', 'loading', 'error-first', 'ugly', 'contrast'],
  },
  { id: 'rights-pure', title: 'Accounts without a key', path: '/rights/pure', states: [...PLAIN, 'empty'] },
  {
    id: 'rights-pure-one',
    title: 'An account without a key',
    path: '/rights/pure/{pureId}',
    states: ['normal', 'ugly'],
  },
  {
    id: 'rights-end',
    title: 'End a right',
    path: '/rights/end/{spare}/Staking/0',
    states: ['normal', 'error-first', 'ugly'],
  },
  {
    id: 'rights-add-given',
    title: 'Give a right that a link names',
    path: '/rights/add/{spare}/Staking/0',
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-end-all',
    title: 'End every right',
    path: '/rights/end-all',
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-reject',
    title: 'Reject an announcement',
    path: `/rights/reject/{stranger}/${ANNOUNCED}`,
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-withdraw',
    title: 'Take an announcement back',
    path: `/rights/withdraw/{watched}/${ANNOUNCED}`,
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-carry-out',
    title: 'Carry an announcement out',
    path: `/rights/carry-out/{main}/{watched}/${ANNOUNCED}`,
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-pure-hand-over',
    title: 'Hand over an account without a key',
    path: '/rights/pure/{pureId}/hand-over',
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-pure-destroy',
    title: 'Destroy an account without a key',
    path: '/rights/pure/{pureId}/destroy',
    states: ['normal'],
    surfaces: FEW,
  },
  {
    id: 'rights-offline-named',
    title: 'Coldkey offline, both keys named',
    path: '/rights/offline/{spareId}/{mainId}',
    states: ['normal'],
    surfaces: FEW,
  },
  { id: 'rights-offline', title: 'Coldkey offline', path: '/rights/offline', states: PLAIN },
  {
    id: 'shared',
    title: 'Multisig accounts',
    path: '/shared',
    states: [...PLAIN, 'empty', 'loading', 'error-first'],
  },
  { id: 'shared-new', title: 'New multisig account', path: '/shared/new', states: PLAIN },
  {
    id: 'shared-account',
    title: 'Multisig account',
    path: '/shared/{shared}',
    states: ['normal', 'loading', 'stale', 'error', 'error-first', 'ugly', 'contrast'],
  },
  {
    id: 'key-swap',
    title: 'Exchange of a coldkey',
    path: '/key-swap',
    states: ATTACKED,
  },
  {
    id: 'add-hardware',
    title: 'Cold key, of which device',
    path: '/add/hardware',
    states: ['normal'],
    surfaces: TAB,
  },
  {
    id: 'add-ledger',
    title: 'Cold key, with a Ledger',
    path: '/add/hardware/ledger',
    states: ['normal'],
    surfaces: TAB,
  },
  {
    id: 'add-phone',
    title: 'Cold key, with a phone',
    path: '/add/hardware/phone',
    states: ['normal'],
    surfaces: TAB,
  },
  {
    id: 'hardware',
    title: 'First run, with a device',
    path: '/hardware',
    vault: 'empty',
    states: ['normal', 'contrast'],
    surfaces: TAB,
  },
  {
    id: 'hardware-ledger',
    title: 'First run, with a Ledger',
    path: '/hardware/ledger',
    vault: 'empty',
    states: ['normal'],
    surfaces: TAB,
  },
  {
    id: 'hardware-phone',
    title: 'First run, with a phone',
    path: '/hardware/phone',
    vault: 'empty',
    states: ['normal'],
    surfaces: TAB,
  },
  {
    id: 'approval-step-ledger',
    title: 'Approval: at the Ledger',
    path: '/device-ledger',
    states: ['normal'],
    surfaces: ['approval'],
    steps: [click(byId('approve'))],
  },
  {
    id: 'approval-step-phone',
    title: 'Approval: at the phone',
    path: '/device-vault',
    states: ['normal'],
    surfaces: ['approval'],
    steps: [click(byId('approve'))],
  },
];
