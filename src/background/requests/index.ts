export { createCarriers } from './carriers.js';
export { createDappHandlers } from './dapp-handlers.js';
export type { RequestDeps } from './deps.js';
export { createFollows, FOLLOWS_ALARM } from './follows.js';
export { createOutbox, OUTBOX_ALARM } from './outbox.js';
export { createPages } from './pages.js';
export { sharedAccounts } from './shared-accounts.js';
export { createUiHandlers } from './ui-handlers.js';
