/** Stands in for `webextension-polyfill` where the browser has its own promises (vite.config.ts). */
export default (globalThis as unknown as { browser: unknown }).browser;
