/** Shown to every page, and the same for every user: nothing to tell people apart by. A test holds it to package.json. */
export const VERSION = '0.1.0';
