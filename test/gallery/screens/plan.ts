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

export const click = (at: string): Step => ({ do: 'click', at });
export const fill = (at: string, text: string): Step => ({ do: 'fill', at, text });
export const byId = (id: string): string => `[data-testid="${id}"]`;
