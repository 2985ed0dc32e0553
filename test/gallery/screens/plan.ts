import type { Scene, State, Step, SurfaceName } from './types.js';

/** A screen of the app, the states it is designed for, and how to get to it. */
export interface ScreenPlan {
  id: string;
  title: string;
  path: string;
  states: readonly State[];
  surfaces?: readonly SurfaceName[];
  vault?: Scene['vault'];
  steps?: readonly Step[];
  /** What it is recognised by, a CSS selector; signs.ts says it for those that have none here. */
  there?: string;
  /** Another screen that it leads to, on these surfaces: the pictures may be the same. */
  leadsTo?: { screen: string; surfaces: readonly SurfaceName[] };
}

export const HOME_SURFACES = ['popup', 'panel', 'tab', 'zoom'] as const;
/** Of a screen that shows what the chain says. */
export const CHAIN: readonly State[] = [
  'normal',
  'empty',
  'loading',
  'stale',
  'error',
  'error-first',
  'many',
  'ugly',
  'hidden',
  'contrast',
];
/** Of a list of everybody's: an account with nothing leaves it as long as it is. */
export const CROWDED = CHAIN.filter((state) => state !== 'empty');
/** Of a page that says what somebody may be doing to the account. */
export const ATTACKED: readonly State[] = [
  'normal',
  'danger',
  'worst',
  'loading',
  'stale',
  'error',
  'error-first',
  'ugly',
  'watched',
  'contrast',
];
/** Of a form that quotes. */
export const FORM: readonly State[] = [
  'normal',
  'loading',
  'stale',
  'error',
  'error-first',
  'ugly',
  'hidden',
  'contrast',
];
/** Of a list that the wallet itself keeps. */
export const LIST: readonly State[] = [
  'normal',
  'empty',
  'loading',
  'error-first',
  'many',
  'ugly',
  'contrast',
];
/** Of a page that waits for nobody. */
export const PLAIN: readonly State[] = ['normal', 'ugly', 'contrast'];

/** What nobody is called. */
export const NOTHING = 'no such name';

export const click = (at: string): Step => ({ do: 'click', at });
export const fill = (at: string, text: string): Step => ({ do: 'fill', at, text });
export const byId = (id: string): string => `[data-testid="${id}"]`;
