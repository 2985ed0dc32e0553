/** Hands a file to the browser. Its name tells the day and nothing of an account. */
export function saveCsv(text: string, kind: 'actions' | 'income', today = new Date()): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `kelvin-${kind}-${today.toISOString().slice(0, 10)}.csv`;
  link.click();
  // The download has its own reference once it was started.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
