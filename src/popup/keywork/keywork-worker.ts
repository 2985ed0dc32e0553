import type { Task } from './messages.js';
import { perform } from './perform.js';

self.addEventListener('message', (event: MessageEvent<Task>) => {
  void perform(event.data, (reply) => self.postMessage(reply));
});
