/** Handing an account over to another coldkey: announced first, carried out days later. */
import type { IntentRules, Quoters } from '../rules.js';
import { ANNOUNCE_RULES, quoteAnnounce } from './announce.js';
import { EXECUTE_RULES, quoteExecute } from './execute.js';

export const KEY_SWAP_RULES: IntentRules = { ...ANNOUNCE_RULES, ...EXECUTE_RULES };
export const KEY_SWAP_QUOTERS: Quoters = { 'announce-swap': quoteAnnounce, 'execute-swap': quoteExecute };
