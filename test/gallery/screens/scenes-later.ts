import { CHAIN, fill, PLAIN, type ScreenPlan } from './plan.js';

/** The screens around the market, the watchtower and what there is to read. */
export const LATER_SCREENS: readonly ScreenPlan[] = [
  { id: 'portfolio', title: 'Portfolio', path: '/portfolio', states: [...CHAIN, 'watched'] },
  { id: 'validators', title: 'Validators', path: '/validators', states: CHAIN },
  { id: 'validator', title: 'Validator', path: '/validators/{v0}', states: CHAIN },
  {
    id: 'validators-compare',
    title: 'Two validators compared',
    path: '/validators?compare={v0},{v1}',
    states: ['normal', 'ugly'],
  },
  {
    id: 'alerts',
    title: 'Alerts',
    path: '/alerts',
    states: [
      'normal',
      'empty',
      'loading',
      'stale',
      'error-first',
      'many',
      'ugly',
      'hidden',
      'danger',
      'contrast',
    ],
  },
  {
    id: 'emergency',
    title: 'Emergency',
    path: '/emergency',
    states: ['normal', 'danger', 'loading', 'stale', 'error', 'error-first', 'ugly', 'watched', 'contrast'],
  },
  { id: 'learn', title: 'Learn', path: '/learn', states: PLAIN },
  { id: 'learn-term', title: 'Learn, one term', path: '/learn/alpha', states: ['normal', 'contrast'] },
  { id: 'hosts', title: 'Hosts this wallet contacts', path: '/settings/hosts', states: PLAIN },
  { id: 'watch-settings', title: 'Watchtower', path: '/settings/watch', states: [...PLAIN, 'loading'] },
  {
    id: 'palette',
    title: 'Command palette',
    path: '/',
    states: ['normal', 'many', 'ugly', 'contrast'],
    surfaces: ['popup', 'panel', 'tab', 'zoom'],
    steps: [{ do: 'press', key: 'k', until: '.palette-input' }],
  },
  {
    id: 'palette-found',
    title: 'Command palette, something typed',
    path: '/',
    states: ['normal', 'ugly'],
    steps: [{ do: 'press', key: 'k', until: '.palette-input' }, fill('.palette-input', 'st')],
  },
  {
    id: 'shortcuts',
    title: 'Keys',
    path: '/',
    states: ['normal', 'contrast'],
    steps: [{ do: 'press', key: '?' }],
  },
];
