export { cleanLine } from './clean-line.js';
export { type ContactHandlers, type Contacts, type ContactsDeps, createContacts } from './contacts.js';
