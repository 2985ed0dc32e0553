export { createWatchtower, type Watchtower } from './watchtower.js';
