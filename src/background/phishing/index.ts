export { download } from './download.js';
export type { Download } from './fresh-list.js';
export { guarded } from './guarded.js';
export { createPhishing, type PhishingRoom } from './phishing.js';
