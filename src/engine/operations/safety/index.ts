/** What takes control of an account back, or what it has to where it is safe. */
import type { IntentRules, Quoters } from '../rules.js';
import { ANNOUNCEMENT_RULES, quoteReject } from './announcements.js';
import { quoteEvacuate } from './evacuate.js';
import { PROXY_RULES, quoteRemoveProxies, quoteRemoveProxy } from './proxy-rights.js';
import { quoteClearSwap, quoteDisputeSwap, SWAP_RULES } from './swap-answers.js';

export const SAFETY_RULES: IntentRules = { ...SWAP_RULES, ...PROXY_RULES, ...ANNOUNCEMENT_RULES };
export const SAFETY_QUOTERS: Quoters = {
  'dispute-swap': quoteDisputeSwap,
  'clear-swap': quoteClearSwap,
  'reject-announcement': quoteReject,
  'remove-proxy': quoteRemoveProxy,
  'remove-proxies': quoteRemoveProxies,
  evacuate: quoteEvacuate,
};
