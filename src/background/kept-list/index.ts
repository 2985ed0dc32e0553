export { createKeptList } from './kept-list.js';
