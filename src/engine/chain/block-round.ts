import type { Session } from './session.js';

/** How long a question waits for answers under way, so that one slow answer does not hold up all others. */
const PATIENCE_MS = 150;
/** Blocks whose answers are kept: the newest, and the one before it while somebody still reads there. */
const KEEP = 2;
/** Asks one question for many subjects. */
type AskMany<V> = (subjects: string[]) => Promise<ReadonlyMap<string, V>>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface Gathered {
  ask: AskMany<unknown>;
  waiting: Map<string, Waiting>;
}

const rounds = new WeakMap<Session, Array<{ key: string; round: BlockRound }>>();

/**
 * What several views ask of one block, as few requests: nothing is asked twice, and while answers are under way further
 * questions gather and leave together. A block never changes, so neither does an answer; a failed one is forgotten.
 */
export class BlockRound {
  private readonly known = new Map<string, Promise<unknown>>();
  private readonly gathered = new Map<string, Gathered>();
  private calls: Array<() => Promise<unknown>> = [];
  private underWay = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private soon = false;

  /** The round of the session's newest block, shared by all who ask for it. */
  static of(session: Session): BlockRound {
    const key = `${session.best.hash}-${session.runtime.specVersion}`;
    const open = rounds.get(session) ?? [];
    const hit = open.find((entry) => entry.key === key);
    if (hit) return hit.round;
    const round = new BlockRound();
    rounds.set(session, [{ key, round }, ...open].slice(0, KEEP));
    return round;
  }

  /** A value worked out once for all who ask; it asks the node through this round, if at all. */
  once<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.remember(name, work);
  }

  /** One request, sent with the others. */
  call(name: string, ask: () => Promise<unknown>): Promise<unknown> {
    return this.remember(name, () => {
      const answer = new Promise((resolve, reject) => {
        this.calls.push(() => ask().then(resolve, reject));
      });
      this.plan();
      return answer;
    });
  }

  /** One question for the subjects of everybody who asks it in this round; undefined for one the answer leaves out. */
  async gatherAll<V>(name: string, subjects: string[], ask: AskMany<V>): Promise<Map<string, V>> {
    const found = await Promise.all(subjects.map((subject) => this.gather(name, subject, ask)));
    return new Map(
      subjects.flatMap((subject, i) => {
        const value = found[i];
        return value === undefined ? [] : [[subject, value] as const];
      }),
    );
  }

  private gather<V>(name: string, subject: string, ask: AskMany<V>): Promise<V> {
    return this.remember(`${name} ${subject}`, () => {
      const answer = new Promise<V>((resolve, reject) => {
        const group = this.gathered.get(name) ?? { ask, waiting: new Map() };
        group.waiting.set(subject, { resolve: resolve as Waiting['resolve'], reject });
        this.gathered.set(name, group);
      });
      this.plan();
      return answer;
    });
  }

  private remember<T>(name: string, work: () => Promise<T>): Promise<T> {
    const hit = this.known.get(name) as Promise<T> | undefined;
    if (hit) return hit;
    const answer = work();
    this.known.set(name, answer);
    answer.catch(() => this.known.delete(name));
    return answer;
  }

  /** Questions of the same turn leave together; those asked meanwhile wait for the answers under way. */
  private plan(): void {
    const soon = this.underWay === 0;
    if (this.timer !== null) {
      if (this.soon || !soon) return;
      clearTimeout(this.timer);
    }
    this.soon = soon;
    this.timer = setTimeout(() => this.send(), soon ? 0 : PATIENCE_MS);
  }

  private send(): void {
    this.timer = null;
    const { calls } = this;
    const gathered = [...this.gathered.values()];
    this.calls = [];
    this.gathered.clear();
    for (const call of calls) void this.track(call());
    for (const { ask, waiting } of gathered) void this.track(answerAll(ask, waiting));
  }

  private async track(asked: Promise<unknown>): Promise<void> {
    this.underWay += 1;
    await asked;
    this.underWay -= 1;
    if (this.underWay === 0 && (this.calls.length > 0 || this.gathered.size > 0)) this.plan();
  }
}

async function answerAll(ask: AskMany<unknown>, waiting: Map<string, Waiting>): Promise<void> {
  try {
    const answers = await ask([...waiting.keys()]);
    for (const [subject, { resolve }] of waiting) resolve(answers.get(subject));
  } catch (error) {
    for (const { reject } of waiting.values()) reject(error);
  }
}
