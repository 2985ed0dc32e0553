import type { Settings } from '../../protocol/ui/settings.js';

/** Key that theme-boot.js reads before the first paint. */
const THEME_KEY = 'kelvin.theme';

const prefersLight = (): MediaQueryList => matchMedia('(prefers-color-scheme: light)');

function apply(theme: Settings['theme']): void {
  const shown = theme === 'system' ? (prefersLight().matches ? 'light' : 'dark') : theme;
  document.documentElement.dataset.theme = shown;
}

/** Shows a theme now and leaves a copy for the next page's first paint. */
export function rememberTheme(theme: Settings['theme']): void {
  apply(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Without the copy the next page may start in the system's theme; nothing else depends on it.
  }
}

/** Follows the system while the setting says so. */
export function followSystemTheme(current: () => Settings['theme'] | undefined): () => void {
  const query = prefersLight();
  const onChange = (): void => {
    if ((current() ?? 'system') === 'system') apply('system');
  };
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
