// Classic script in <head>: runs before the first paint, so the page never flashes in the other theme. The setting's
// home is the background; this is a copy that the page may read synchronously.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('kelvin.theme');
  } catch {
    // Storage may be switched off: the system preference is a fine answer.
  }
  if (theme !== 'dark' && theme !== 'light')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
})();
