import type { IntentRules, Quoters } from '../rules.js';

export const LOCK_RULES: IntentRules = {};
export const LOCK_QUOTERS: Quoters = {};
