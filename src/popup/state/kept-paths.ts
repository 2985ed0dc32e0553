/** A person who comes back later wants the two-second look again, not the form of this morning. */
export const RESTORE_MS = 10 * 60_000;

/**
 * Screens worth going on with. A list of what may be, so that a new screen with a secret on it is never among them:
 * export, recovery phrase, backup, approval and every way to set up or add are left out.
 */
const RESTORABLE =
  /^\/(?:stake|do\/.+|subnets|subnet\/\d+|position\/\d+|portfolio|validators(?:\/\w+)?|history|contacts|alerts|emergency(?:\/.*)?|learn(?:\/.*)?|accounts|rights(?:\/.*)?|shared(?:\/5\w+)?|key-swap|connect\/(?:ledger|vault)|settings(?:\/(?:network(?:\/runtime)?|sites|hosts|watch))?)$/;

/** True for a path that may be remembered. */
export function isRestorable(path: string): boolean {
  return path.length <= 500 && RESTORABLE.test(path);
}

/** Path of the app in this document's address, without what follows a question mark. */
export function currentPath(hash = location.hash): string {
  return `/${hash.replace(/^#?\/?/, '').split('?')[0] ?? ''}`;
}

/** Where to go on: the kept path while it is young enough and may be remembered. */
export function pathToRestore(kept: { path: string | null; leftAtMs: number }, nowMs: number): string | null {
  const { path, leftAtMs } = kept;
  const ageMs = nowMs - leftAtMs;
  return path !== null && isRestorable(path) && ageMs >= 0 && ageMs <= RESTORE_MS ? path : null;
}
