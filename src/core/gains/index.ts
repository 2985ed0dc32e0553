export { type GainsInput, type PositionNow, type PositionThen, positionGains, totalGain } from './gains.js';
export { type IncomeEntry, incomeBetween } from './income.js';
export type { Method } from './lots.js';
export { medianYield } from './median-yield.js';
