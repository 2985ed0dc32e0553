import type { Settings } from '../../protocol/ui/settings.js';

export type Look = Pick<Settings, 'theme' | 'contrast'>;

/** Keys that boot.js reads before the first paint. */
const THEME_KEY = 'kelvin.theme';
const CONTRAST_KEY = 'kelvin.contrast';

const prefersLight = (): MediaQueryList => matchMedia('(prefers-color-scheme: light)');
const prefersMore = (): MediaQueryList => matchMedia('(prefers-contrast: more)');

function apply({ theme, contrast }: Look): void {
  const shown = document.documentElement.dataset;
  shown.theme = theme === 'system' ? (prefersLight().matches ? 'light' : 'dark') : theme;
  shown.contrast = contrast === 'system' ? (prefersMore().matches ? 'more' : 'normal') : contrast;
}

/** Shows theme and contrast now and leaves a copy for the next page's first paint. */
export function rememberLook({ theme, contrast }: Look): void {
  apply({ theme, contrast });
  try {
    localStorage.setItem(THEME_KEY, theme);
    localStorage.setItem(CONTRAST_KEY, contrast);
  } catch {
    // Without the copy the next page may start in the system's look; nothing else depends on it.
  }
}

/** Follows the system for as long as the settings say so. */
export function followSystemLook(current: () => Look | null | undefined): () => void {
  const queries = [prefersLight(), prefersMore()];
  const onChange = (): void => apply(current() ?? { theme: 'system', contrast: 'system' });
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}
