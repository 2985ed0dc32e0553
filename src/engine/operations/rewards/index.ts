import type { IntentRules, Quoters } from '../rules.js';

export const REWARD_RULES: IntentRules = {};
export const REWARD_QUOTERS: Quoters = {};
