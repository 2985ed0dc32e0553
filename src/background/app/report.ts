/** A failure nobody waits for. Only its name is logged: messages of foreign errors may hold what must not rest in a log. */
export function report(error: unknown): void {
  console.error('background:', error instanceof Error ? error.name : typeof error);
}
