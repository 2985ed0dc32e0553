import { WalletError } from '../../../core/errors/wallet-error.js';

/** A camera as the browser names it; the name is empty until the person has allowed one. */
export interface CameraChoice {
  id: string;
  label: string;
}

/** An open camera. Its light goes out with {@link close}. */
export interface OpenCamera {
  stream: MediaStream;
  /** Which of the cameras it is, as far as the browser says. */
  id: string | null;
  /** It looks at whoever sits before the screen. */
  isMirrored: boolean;
  /** Told when it is pulled out or taken away, not when it is closed here. */
  onGone(listener: () => void): void;
  close(): void;
}

/**
 * Opens a camera: the one named, or the one that looks away from the person, or any. Sharp rather than smooth, because a
 * code stands still.
 * @throws WalletError device/camera-denied, -none, -busy, -insecure, -failed
 */
export async function openCamera(id: string | null): Promise<OpenCamera> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media?.getUserMedia) throw new WalletError('device/camera-insecure');
  const stream = await media
    .getUserMedia({
      audio: false,
      video: {
        width: { ideal: 1_280 },
        height: { ideal: 720 },
        ...(id === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: id } }),
      },
    })
    .catch((cause: unknown) => {
      throw cameraError(cause);
    });
  const track = stream.getVideoTracks()[0];
  const settings = track?.getSettings() ?? {};
  return {
    stream,
    id: settings.deviceId ?? id,
    isMirrored: settings.facingMode !== 'environment',
    onGone: (listener) => track?.addEventListener('ended', listener),
    close() {
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

/** The cameras there are, in the browser's order; empty where it does not tell. */
export async function listCameras(): Promise<CameraChoice[]> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const devices = (await media?.enumerateDevices?.().catch(() => [])) ?? [];
  return devices
    .filter((one) => one.kind === 'videoinput' && one.deviceId !== '')
    .map((one) => ({ id: one.deviceId, label: one.label }));
}

/** Names of W3C Media Capture and Streams, getUserMedia. */
function cameraError(cause: unknown): WalletError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : typeof cause;
  switch (name) {
    case 'NotAllowedError':
      return new WalletError('device/camera-denied', {}, { cause });
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new WalletError('device/camera-none', {}, { cause });
    case 'NotReadableError':
    case 'AbortError':
      return new WalletError('device/camera-busy', {}, { cause });
    case 'SecurityError':
    case 'TypeError':
      return new WalletError('device/camera-insecure', {}, { cause });
    default:
      return new WalletError('device/camera-failed', { name }, { cause });
  }
}
