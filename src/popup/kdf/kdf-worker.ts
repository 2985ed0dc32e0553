import { deriveKey, type KdfReply, type KdfRequest } from './argon.js';

self.addEventListener('message', (event: MessageEvent<KdfRequest>) => {
  deriveKey(event.data).then(
    (key) => self.postMessage({ key } satisfies KdfReply),
    () => self.postMessage({ failed: true } satisfies KdfReply),
  );
});
