import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody, WalletError } from '../../../core/errors/wallet-error.js';
import {
  type CodeRead,
  type CodeReader,
  FrameGatherer,
  openReader,
  pictureOf,
  type Sight,
} from '../../devices/qr/index.js';
import { type CameraView, useCamera } from './use-camera.js';

export interface Scan {
  camera: CameraView;
  /** Parts of a row of codes that are read, and how many there are; null for a single code. */
  parts: { have: number; of: number } | null;
  /** What is wrong with what was read last. */
  fault: ErrorBody | null;
  /** A picture from a file is being looked at. */
  looking: boolean;
  readFile(file: Blob): Promise<void>;
}

/**
 * Reads codes by camera and from pictures until one is taken.
 * @param judge says what is wrong with a code, or null; then it is taken and nothing more is read
 */
export function useScan(
  judge: (read: CodeRead) => ErrorBody | null,
  onRead: (read: CodeRead) => void,
  cameraWanted: boolean,
): Scan {
  const reader = useRef<CodeReader | null>(null);
  const gatherer = useRef(new FrameGatherer());
  const [taken, setTaken] = useState(false);
  const [parts, setParts] = useState<Scan['parts']>(null);
  const [fault, setFault] = useState<ErrorBody | null>(null);
  const [looking, setLooking] = useState(false);
  const isTaken = useRef(false);
  const tell = useRef({ judge, onRead });
  tell.current = { judge, onRead };

  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );

  const give = useCallback((sight: Sight) => {
    if (isTaken.current || sight.kind === 'none') return;
    if (sight.kind === 'secret') return setFault({ code: 'device/vault-secret-code', context: {} });
    const gathered = gatherer.current.take(sight.bytes);
    if (gathered) setParts({ have: gathered.have, of: gathered.of });
    if (gathered && !gathered.whole) return;
    const read = gathered?.whole
      ? { text: null, bytes: gathered.whole }
      : { text: sight.text, bytes: sight.bytes };
    const wrong = tell.current.judge(read);
    setFault(wrong);
    if (wrong) return;
    isTaken.current = true;
    setTaken(true);
    tell.current.onRead(read);
  }, []);

  const camera = useCamera(cameraWanted && !taken, async (picture) => {
    reader.current ??= openReader();
    give(await reader.current.look(picture));
  });

  const readFile = useCallback(
    async (file: Blob) => {
      setLooking(true);
      setFault(null);
      // A reader of its own: the camera's is busy with the camera.
      const own = openReader();
      try {
        const sight = await own.look(await pictureOf(file), true);
        if (sight.kind === 'none') throw new WalletError('device/camera-no-code');
        give(sight);
      } catch (caught) {
        setFault(toErrorBody(caught));
      } finally {
        own.close();
        setLooking(false);
      }
    },
    [give],
  );

  return { camera, parts, fault, looking, readFile };
}
