import type { ChainAction } from '../../../core/chain/history.js';
import { actionsCsv } from '../../../core/csv/index.js';

/** Hands the actions to the browser as a file. Its name tells the day and nothing of an account. */
export function saveCsv(actions: ChainAction[], today = new Date()): void {
  const url = URL.createObjectURL(new Blob([actionsCsv(actions, null)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `kelvin-actions-${today.toISOString().slice(0, 10)}.csv`;
  link.click();
  // The download has its own reference once it was started.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
