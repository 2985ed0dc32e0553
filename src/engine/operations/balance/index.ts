import type { IntentRules, Quoters } from '../rules.js';

export const BALANCE_RULES: IntentRules = {};
export const BALANCE_QUOTERS: Quoters = {};
