export { type Cell, csv } from './csv.js';
export { ACTION_COLUMNS, actionsCsv, type FiatValues, INCOME_COLUMNS, incomeCsv } from './records.js';
