import { enable } from './provider.js';

/** Asks for a connection while nobody sees this page, and reports when it was answered. */
const page = document as Document & { prerendering?: boolean };
const askedAhead = page.prerendering;
const asked = enable('Later');
await fetch('/asked');
const said = await asked;
const report = { askedAhead, answeredAhead: page.prerendering, said };
await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
