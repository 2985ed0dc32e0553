import { decodePicture } from '../../../src/popup/devices/qr/decode.js';
import { codesOf } from '../../../src/popup/devices/qr/encode.js';
import type { Look } from '../../../src/popup/devices/qr/qr-worker.js';
import type { Picture, Sight } from '../../../src/popup/devices/qr/read.js';
import { paint } from './pixels.js';

const BLANK: Picture = { data: new Uint8ClampedArray(64 * 64 * 4).fill(255), width: 64, height: 64 };

/** What a browser without eyes lacks: cameras, pictures, and the Worker that looks at them. The looking itself is real. */
export interface FakeCamera {
  /** What the camera sees from now on. */
  show(content: string | Uint8Array | null): void;
  /** How many pictures were looked at. */
  looks(): number;
  /** Cameras that are on now. */
  on(): string[];
  /** The next openings fail like this; null: they work. */
  failWith(name: string | null): void;
  /** Pulls the camera out. */
  pull(): void;
  /** An image file with a code in it, or with nothing. */
  file(content: string | Uint8Array | null): File;
  restore(): void;
}

/**
 * @param names of the cameras; none at all when empty
 * @param proof what the Worker that makes proofs answers
 */
export function installCamera(
  names: readonly string[] = ['Front', 'Back'],
  proof: Uint8Array = new Uint8Array(),
): FakeCamera {
  let seen = BLANK;
  let failure: string | null = null;
  let looks = 0;
  const open = new Map<object, { id: string; end(): void }>();
  const files = new WeakMap<Blob, Picture>();
  const kept = new Map<string, PropertyDescriptor | undefined>();
  const put = (owner: object, name: string, value: PropertyDescriptor): void => {
    kept.set(name, Object.getOwnPropertyDescriptor(owner, name));
    owners.set(name, owner);
    Object.defineProperty(owner, name, { configurable: true, ...value });
  };
  const owners = new Map<string, object>();

  const getUserMedia = async ({ video }: { video: { deviceId?: { exact: string } } }) => {
    if (failure) throw new DOMException('no', failure);
    const id = video.deviceId?.exact ?? names[0];
    if (id === undefined) throw new DOMException('none', 'NotFoundError');
    const stream = {};
    let end = (): void => {};
    const track = {
      stop: () => open.delete(stream),
      getSettings: () => ({ deviceId: id, facingMode: id === 'Back' ? 'environment' : 'user' }),
      addEventListener: (_name: string, listener: () => void) => {
        end = listener;
      },
    };
    open.set(stream, { id, end: () => end() });
    return Object.assign(stream, { getTracks: () => [track], getVideoTracks: () => [track] });
  };
  put(navigator, 'mediaDevices', {
    value: {
      getUserMedia,
      enumerateDevices: async () => names.map((id) => ({ kind: 'videoinput', deviceId: id, label: id })),
    },
  });
  put(HTMLMediaElement.prototype, 'play', { value: async () => undefined });
  put(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true });
  put(HTMLMediaElement.prototype, 'readyState', { get: () => 4 });
  put(globalThis, 'createImageBitmap', {
    value: async (source: unknown) => {
      const picture = source instanceof Blob ? files.get(source) : seen;
      if (!picture) throw new DOMException('no picture', 'InvalidStateError');
      return { ...picture, close: () => undefined };
    },
  });
  put(globalThis, 'Worker', {
    value: class {
      #listeners: Array<(event: { data: unknown }) => void> = [];
      constructor(readonly url: URL | string) {}
      addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
        if (type === 'message') this.#listeners.push(listener);
      }
      postMessage(task: unknown): void {
        const data = String(this.url).includes('proof-worker') ? { proof } : this.#look(task as Look);
        queueMicrotask(() => {
          for (const listener of this.#listeners) listener({ data });
        });
      }
      #look({ picture, patient }: Look): Sight {
        looks++;
        return decodePicture(picture as unknown as Picture, patient);
      }
      terminate(): void {
        this.#listeners = [];
      }
    },
  });

  return {
    show: (content) => {
      seen = pictureOf(content);
    },
    looks: () => looks,
    on: () => [...open.values()].map(({ id }) => id),
    failWith: (name) => {
      failure = name;
    },
    pull: () => {
      for (const { end } of open.values()) end();
    },
    file(content) {
      const file = new File(['picture'], 'code.png', { type: 'image/png' });
      files.set(file, pictureOf(content));
      return file;
    },
    restore() {
      for (const [name, owner] of owners) {
        const before = kept.get(name);
        if (before) Object.defineProperty(owner, name, before);
        else Reflect.deleteProperty(owner, name);
      }
    },
  };
}

function pictureOf(content: string | Uint8Array | null): Picture {
  if (content === null) return BLANK;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const [modules = []] = codesOf([bytes]);
  return paint(modules, { width: 320, ratio: 1 });
}
