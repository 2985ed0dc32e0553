// Classic script in <head>: runs before the first paint and before the page's own scripts are there.
(() => {
  const { surface } = document.documentElement.dataset;

  // A worker that sleeps takes as long to wake as the scripts take to load: both at once. The page's client takes this port
  // over, with whatever arrived first; one that is lost before that is worth nothing.
  const connect = (asked) => {
    try {
      const port = chrome.runtime.connect({ name: 'kelvin-ui' });
      const early = { port, messages: [], asked };
      globalThis.kelvinEarly = early;
      port.onMessage.addListener((message) => early.messages?.push(message));
      port.onDisconnect.addListener(() => {
        if (globalThis.kelvinEarly === early) delete globalThis.kelvinEarly;
      });
      if (asked) port.postMessage(asked);
    } catch {
      // The extension was just taken out or replaced: the client will say so.
    }
  };

  if (surface === 'approval') {
    connect({
      v: 1,
      id: crypto.randomUUID(),
      kind: 'req',
      method: 'approvals.get',
      params: { id: location.hash.replace(/^#\/?/, '') },
    });
  } else {
    // What a page last showed is painted without anybody's help; only where there is none is the worker needed at once.
    const read = async () => {
      try {
        return await chrome.storage.session.get(['views', 'views.sight']);
      } catch {
        return {};
      }
    };
    globalThis.kelvinSeen = read().then((rows) => {
      if (!rows['views.sight']) connect(null);
      return rows;
    });
  }

  // So that the page never flashes in the other theme. The settings' home is the background; these are copies that the page
  // may read synchronously.
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
