import type { Quoters } from '../rules.js';

export const BUNDLE_QUOTERS: Quoters = {};
