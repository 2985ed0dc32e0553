import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody, WalletError } from '../../../core/errors/wallet-error.js';
import { type CameraChoice, listCameras, openCamera } from '../../devices/qr/index.js';
import { usePageVisible } from './use-page-visible.js';

/** Between two looks: a code is held for seconds, and a phone battery is finite. */
const PAUSE_MS = 40;
/** HTMLMediaElement.HAVE_CURRENT_DATA: there is a picture to look at. */
const HAVE_CURRENT_DATA = 2;

export interface CameraView {
  video: RefObject<HTMLVideoElement | null>;
  state: 'off' | 'starting' | 'live';
  error: ErrorBody | null;
  /** Shown the other way round, as a mirror: whoever faces the camera aims by it. */
  isMirrored: boolean;
  cameras: CameraChoice[];
  current: string | null;
  choose(id: string): void;
  retry(): void;
}

/**
 * A camera that is on exactly while `wanted` is true and the page is seen, and whose pictures go to `look` one after
 * the other.
 */
export function useCamera(wanted: boolean, look: (picture: ImageBitmap) => Promise<void>): CameraView {
  const video = useRef<HTMLVideoElement | null>(null);
  const take = useRef(look);
  take.current = look;
  const visible = usePageVisible();
  const [id, setId] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [live, setLive] = useState<{ id: string | null; isMirrored: boolean } | null>(null);
  const [cameras, setCameras] = useState<CameraChoice[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is another try
  useEffect(() => {
    if (!wanted || !visible) return;
    const ending = new AbortController();
    const fail = (caught: unknown): void => {
      if (ending.signal.aborted) return;
      setError(toErrorBody(caught));
      setLive(null);
      ending.abort();
    };
    setError(null);
    void openCamera(id)
      .then(async (camera) => {
        const element = video.current;
        if (ending.signal.aborted || !element) return camera.close();
        ending.signal.addEventListener('abort', () => {
          camera.close();
          element.srcObject = null;
        });
        camera.onGone(() => fail(new WalletError('device/camera-failed', { reason: 'gone' })));
        element.srcObject = camera.stream;
        await element.play();
        if (ending.signal.aborted) return;
        setLive({ id: camera.id, isMirrored: camera.isMirrored });
        void listCameras().then((all) => ending.signal.aborted || setCameras(all));
        await watch(element, ending.signal, (picture) => take.current(picture));
      })
      .catch(fail);
    return () => {
      ending.abort();
      setLive(null);
    };
  }, [wanted, visible, id, round]);

  return {
    video,
    state: !wanted || !visible || error ? 'off' : live ? 'live' : 'starting',
    error,
    isMirrored: live?.isMirrored ?? true,
    cameras,
    current: live?.id ?? id,
    choose: setId,
    retry: useCallback(() => setRound((n) => n + 1), []),
  };
}

async function watch(
  video: HTMLVideoElement,
  ended: AbortSignal,
  look: (picture: ImageBitmap) => Promise<void>,
): Promise<void> {
  while (!ended.aborted) {
    if (video.readyState >= HAVE_CURRENT_DATA) await look(await createImageBitmap(video));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
