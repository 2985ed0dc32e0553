export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs one piece of work at a time, in the order asked; a failure does not stop those behind it. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
