/** `kelvin-backup-2027-01-31.json`, by the calendar of the person. */
export function backupFileName(atMs: number): string {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `kelvin-backup-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.json`;
}
