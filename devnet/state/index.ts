export { copyState, createStateDb } from './state-db.js';
