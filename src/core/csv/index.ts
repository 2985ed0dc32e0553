export { type Cell, csv } from './csv.js';
export {
  ACTION_COLUMNS,
  type ActionRecord,
  actionsCsv,
  type FiatValues,
  INCOME_COLUMNS,
  incomeCsv,
} from './records.js';
