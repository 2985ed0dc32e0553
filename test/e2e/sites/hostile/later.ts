import { enable } from './provider.js';

/** Asks for a connection while nobody sees this page, and says so to the page that is seen. */
const { prerendering = false } = document as Document & { prerendering?: boolean };
new BroadcastChannel('later').postMessage({ prerendering });
document.documentElement.dataset.prerendered = String(prerendering);
document.documentElement.dataset.said = await enable('Later');
