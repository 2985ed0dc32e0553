/** Conviction locks: lock_stake, move_lock, set_perpetual_lock, set_reject_locked_alpha. */
import type { IntentRules, Quoters } from '../rules.js';
import { QUOTERS } from './lock-quoters.js';
import { RULES } from './lock-rules.js';

export const LOCK_RULES: IntentRules = RULES;
export const LOCK_QUOTERS: Quoters = QUOTERS;
