export { type Rewrite, rewrittenView } from './rewritten-view.js';
export { copyState, createStateDb } from './state-db.js';
