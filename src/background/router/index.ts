export { type DappCaller, isOwnPage } from './caller.js';
export type { DappContext, DappHub } from './dapp-hub.js';
export { createDappHub, REFUSAL_DELAY_MS } from './dapp-hub.js';
export type { Handlers } from './dispatch.js';
export { createDispatcher } from './dispatch.js';
export type { UiCaller, UiHub } from './ui-hub.js';
export { createUiHub } from './ui-hub.js';
