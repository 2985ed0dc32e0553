/** Giving rights over an account, taking announcements back, and accounts without a key. */
import type { IntentRules, Quoters } from '../rules.js';
import { ADD_RULES, quoteAddProxy } from './add-proxy.js';
import { quoteRemoveAnnouncement, TAKE_BACK_RULES } from './announcement.js';
import { PURE_RULES, quoteCreatePure, quoteKillPure } from './pure.js';

export const RIGHT_RULES: IntentRules = { ...ADD_RULES, ...TAKE_BACK_RULES, ...PURE_RULES };
export const RIGHT_QUOTERS: Quoters = {
  'add-proxy': quoteAddProxy,
  'remove-announcement': quoteRemoveAnnouncement,
  'create-pure': quoteCreatePure,
  'kill-pure': quoteKillPure,
};
