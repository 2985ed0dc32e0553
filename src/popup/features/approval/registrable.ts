/**
 * Endings of two labels below which anybody can register a name: countries that sell only third levels, and hosts where each
 * name is another person's page. The whole public suffix list weighs more than this window; a missing ending only makes
 * more of the host stand out less, and all of it is always shown.
 */
const SHARED: ReadonlySet<string> = new Set(
  (
    'co.uk org.uk me.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr com.br com.cn net.cn org.cn com.tw com.hk ' +
    'com.sg co.in co.za com.mx com.tr com.ar com.ua co.il github.io gitlab.io pages.dev workers.dev vercel.app ' +
    'netlify.app web.app firebaseapp.com herokuapp.com onrender.com fly.dev surge.sh glitch.me replit.app repl.co ' +
    'ngrok.io ngrok.app ngrok-free.app blogspot.com wordpress.com wixsite.com webflow.io framer.app eth.limo ' +
    'eth.link ipfs.dweb.link azurewebsites.net cloudfront.net r2.dev deno.dev railway.app up.railway.app'
  ).split(' '),
);

interface HostParts {
  before: string;
  registrable: string;
  port: string;
}

/** Splits `app.stake.example:8443` into `app.`, `stake.example` and `:8443`. Addresses and one-word hosts stay whole. */
export function partsOfHost(host: string): HostParts {
  const [, name = host, port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  const labels = name.split('.');
  if (labels.length < 3 || /^[\d.]+$|^\[/.test(name)) return { before: '', registrable: name, port };
  const kept = SHARED.has(labels.slice(-2).join('.')) ? 3 : SHARED.has(labels.slice(-3).join('.')) ? 4 : 2;
  const before = labels.slice(0, -kept);
  return {
    before: before.length > 0 ? `${before.join('.')}.` : '',
    registrable: labels.slice(-kept).join('.'),
    port,
  };
}
