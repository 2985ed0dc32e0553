/**
 * Who runs a node, as far as its address tells: the last two labels of the host, so that two names of one company count
 * as one. On this machine every port is a node of its own. It errs towards "the same" for hosts below a shared suffix
 * (`co.uk`), which only means that no second opinion is taken from there.
 */
export function operatorOf(url: string): string {
  const { hostname, port } = new URL(url);
  if (isLoopback(url)) return `loopback:${port}`;
  // An address in numbers has no owner to read from it: the whole of it is the name.
  if (/^[\d.]+$|^\[/.test(hostname)) return hostname;
  return hostname.replace(/\.$/, '').split('.').slice(-2).join('.').toLowerCase();
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === '127.0.0.1' || hostname === 'localhost';
}
