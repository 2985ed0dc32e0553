/** Runs tasks one after the other, so that a read-change-write on storage never interleaves with another. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of its own. A failed task rejects for its caller only; the next one runs all the same. */
export function createSerial(): Serial {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = tail.then(task, task);
    tail = next.catch(() => undefined);
    return next;
  };
}
