export { createWatchtower, WATCH_ALARM, type Watchtower } from './watchtower.js';
