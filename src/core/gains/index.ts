export {
  type Books,
  bookPast,
  type GainsInput,
  gainsNow,
  type PositionNow,
  type PositionThen,
  positionGains,
  totalGain,
} from './gains.js';
export { type IncomeEntry, incomeBetween } from './income.js';
export { type StakeLook, stakeLooks } from './looks.js';
export type { Method } from './lots.js';
export { medianYield } from './median-yield.js';
