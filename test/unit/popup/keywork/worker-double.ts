import type { Reply, Task } from '../../../../src/popup/keywork/messages.js';
import { perform } from '../../../../src/popup/keywork/perform.js';
import type { StartWorker, TaskWorker } from '../../../../src/popup/keywork/run-task.js';

type Listener = (event: MessageEvent<Reply>) => void;

/** A Worker that runs in this thread: everything goes through the platform's own cloning, and nothing after its end. */
export class LocalWorker implements TaskWorker {
  readonly tasks: Task[] = [];
  terminated = false;
  private readonly listeners = new Map<string, Listener>();

  constructor(private readonly runs: boolean) {}

  addEventListener(type: string, listener: (event: never) => void): void {
    this.listeners.set(type, listener as Listener);
  }

  postMessage(task: Task): void {
    const received = structuredClone(task);
    this.tasks.push(received);
    if (this.runs) void perform(received, (reply) => this.answer(reply));
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(reply: Reply): void {
    if (!this.terminated) this.emit('message', structuredClone(reply));
  }

  emit(type: 'message' | 'error' | 'messageerror', data?: Reply): void {
    this.listeners.get(type)?.({ data } as MessageEvent<Reply>);
  }
}

/** Starts Workers and remembers them. Those that do not run answer what the test says. */
export function localWorkers({ run = true } = {}): { workers: LocalWorker[]; start: StartWorker } {
  const workers: LocalWorker[] = [];
  return {
    workers,
    start() {
      const worker = new LocalWorker(run);
      workers.push(worker);
      return worker;
    },
  };
}
