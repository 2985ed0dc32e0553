export { createNotes, type Notes } from './notes.js';
