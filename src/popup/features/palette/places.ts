import words from '../../i18n/en/palette.json' with { type: 'json' };

export type PlaceName = keyof typeof words.places & string;

export interface Place {
  name: PlaceName;
  path: string;
  /** Key of further words under which it is found, below `palette.words`. */
  words?: keyof typeof words.palette.words & string;
}

/** Screens that can be gone to from anywhere, in the order of the wallet. */
export const PLACES: readonly Place[] = [
  { name: 'home', path: '/' },
  { name: 'portfolio', path: '/portfolio' },
  { name: 'subnets', path: '/subnets' },
  { name: 'validators', path: '/validators' },
  { name: 'activity', path: '/history', words: 'activity' },
  { name: 'alerts', path: '/alerts' },
  { name: 'emergency', path: '/emergency', words: 'emergency' },
  { name: 'learn', path: '/learn', words: 'learn' },
  { name: 'accounts', path: '/accounts' },
  { name: 'rights', path: '/rights', words: 'rights' },
  { name: 'offline', path: '/rights/offline', words: 'offline' },
  { name: 'shared', path: '/shared', words: 'shared' },
  { name: 'keySwap', path: '/key-swap', words: 'keySwap' },
  { name: 'ledger', path: '/connect/ledger', words: 'ledger' },
  { name: 'phone', path: '/connect/vault', words: 'phone' },
  { name: 'contacts', path: '/contacts' },
  { name: 'settings', path: '/settings', words: 'settings' },
  { name: 'network', path: '/settings/network' },
  { name: 'runtime', path: '/settings/network/runtime' },
  { name: 'sites', path: '/settings/sites' },
  { name: 'hosts', path: '/settings/hosts', words: 'hosts' },
  { name: 'watch', path: '/settings/watch', words: 'watch' },
  { name: 'backup', path: '/settings/backup', words: 'backup' },
];

const BEGINNINGS: ReadonlyArray<[string, PlaceName]> = [
  ['/subnet/', 'subnet'],
  ['/position/', 'position'],
  ['/validators/', 'validator'],
  ['/tx/', 'transaction'],
  ['/do/send', 'send'],
  ['/do/', 'operation'],
  ['/stake', 'stake'],
  ['/approval/', 'review'],
  ['/accounts/', 'accounts'],
  ['/emergency/', 'emergency'],
  ['/rights/', 'rights'],
  ['/shared/', 'shared'],
  ['/learn/', 'learn'],
];

/**
 * Key of the words that a page's title gives to a path. The title shows in the tab strip and in the browser's own history:
 * it names the kind of screen, never an account or an amount.
 */
export function titleKeyOf(path: string): `places.${PlaceName}` {
  const exact = PLACES.find((place) => place.path === path);
  const name = exact?.name ?? BEGINNINGS.find(([start]) => path.startsWith(start))?.[1] ?? 'home';
  return `places.${name}`;
}
