/** Says what was typed, pasted or dropped, without a password and without anything slow. Never throws. */
export { MAX_FILE_BYTES, recogniseFile } from './file.js';
export { recogniseFiles } from './folder.js';
export { secretsOf } from './secrets.js';
export { MAX_TEXT_CHARACTERS, recogniseText } from './text.js';
export type { DroppedFile, FileRow, HexForm, Recognised, UnknownForm } from './types.js';
export { completions, type WordHint, wordHints } from './words.js';
