import type { Cast } from '../../support/world-of-screens.js';

/** What a screen can be in. Which of them a screen has is said in scenes.ts. */
export const STATES = [
  'normal',
  'empty',
  'loading',
  'stale',
  'error',
  'error-first',
  'many',
  'ugly',
  'hidden',
  'watched',
  'danger',
  'worst',
  'contrast',
] as const;
export type State = (typeof STATES)[number];

/** Whether names and amounts are the ugliest there can be. */
export const isUgly = (state: State): boolean => state === 'ugly' || state === 'worst';
/** Whether somebody is taking the account away. */
export const isAttacked = (state: State): boolean => state === 'danger' || state === 'worst';

/** In words, for the index and the contact sheets. */
export const STATE_WORDS: Record<State, string> = {
  normal: 'as usual',
  empty: 'nothing there yet',
  loading: 'nothing has answered',
  stale: 'offline, ten minutes old',
  error: 'reading failed, last value kept',
  'error-first': 'reading failed, nothing known',
  many: '50 accounts x 60 positions',
  ugly: 'ugly names and amounts',
  hidden: 'amounts hidden',
  watched: 'watched account',
  danger: 'under attack',
  worst: 'under attack, ugly names and amounts',
  contrast: 'high contrast',
};

interface SurfaceShape {
  width: number;
  height: number;
  scale: number;
  /** What the app is told it runs in. */
  root: 'popup' | 'panel' | 'tab' | 'approval';
}

/** `zoom` is the popup at 200 %: half as many CSS pixels, each twice as large. */
export const SURFACES = {
  popup: { width: 400, height: 600, scale: 1, root: 'popup' },
  panel: { width: 360, height: 800, scale: 1, root: 'panel' },
  tab: { width: 1280, height: 800, scale: 1, root: 'tab' },
  zoom: { width: 200, height: 300, scale: 2, root: 'popup' },
  approval: { width: 420, height: 680, scale: 1, root: 'approval' },
} as const satisfies Record<string, SurfaceShape>;
export type SurfaceName = keyof typeof SURFACES;

export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person does on the screen before the picture is taken; selectors are playwright's. */
export type Step =
  | { do: 'click' | 'wait'; at: string }
  | { do: 'fill'; at: string; text: string }
  | { do: 'press'; key: string; until?: string }
  | { do: 'hold'; at: string }
  | { do: 'paste'; at: string; text: string };

/** One picture in each theme. */
export interface Scene {
  screen: string;
  state: State;
  surface: SurfaceName;
  /** Path within the app; `{main}`, `{validator}` and their like stand for what the cast knows. */
  path: string;
  vault: 'unlocked' | 'locked' | 'empty' | 'unreadable' | 'newer';
  steps: readonly Step[];
  /** What the screen is recognised by once it is there, a CSS selector. */
  there: string;
  /** English when absent. */
  language?: 'en' | 'de';
}

/** What the page is given to show. */
export interface Shown {
  scene: Scene;
  cast: Cast;
  theme: Theme;
}

/** A defect that the page itself can see. */
export interface Defect {
  what: string;
  where: string;
}
