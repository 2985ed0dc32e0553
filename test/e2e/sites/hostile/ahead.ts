import { enable } from './provider.js';

/** Has the next page loaded before anybody sees it, and goes there once both have asked and this one was answered. */
const rules = document.createElement('script');
rules.type = 'speculationrules';
rules.textContent = JSON.stringify({ prerender: [{ urls: ['/later.html'], eagerness: 'immediate' }] });
document.head.append(rules);
await fetch('/when-asked');
await enable('Ahead');
location.href = '/later.html';
