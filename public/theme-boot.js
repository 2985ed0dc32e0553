// Classic script in <head>: runs before the first paint, so the page never flashes in the other theme. The settings' home
// is the background; these are copies that the page may read synchronously.
(() => {
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be switched off: the system preference is a fine answer.
      return null;
    }
  };
  let theme = kept('kelvin.theme');
  if (theme !== 'dark' && theme !== 'light')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  let contrast = kept('kelvin.contrast');
  if (contrast !== 'more' && contrast !== 'normal')
    contrast = matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal';
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.contrast = contrast;
})();
