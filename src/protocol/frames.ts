import type { ErrorBody } from '../core/errors/wallet-error.js';

/** Name of the port our own pages open. */
export const UI_PORT = 'kelvin-ui';
/** Name of the port the relay opens for a page. */
export const DAPP_PORT = 'kelvin-dapp';

/** What travels on both ports, after `core/wire`. `v` is the protocol version, so that an old page is told apart. */
export type Frame =
  | { v: 1; id: string; kind: 'req'; method: string; params: unknown }
  | { v: 1; id: string; kind: 'res'; ok: unknown }
  | { v: 1; id: string; kind: 'res'; err: ErrorBody }
  | { v: 1; id: string; kind: 'ev'; event: string; data: unknown };
