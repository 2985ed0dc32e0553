import { Camera, CameraOff, ImageUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../cx.js';
import type { CameraView } from './use-camera.js';

interface Props {
  camera: CameraView;
  parts: { have: number; of: number } | null;
  /** A file hovers above it. */
  over: boolean;
}

/** What the camera sees, with the place for the code marked. */
export function CameraPicture({ camera, parts, over }: Props) {
  const { t } = useTranslation();
  const { state, isMirrored, video, error } = camera;
  return (
    <div className={cx('scan-view', error && 'scan-view-off')} data-testid="scan-view" data-state={state}>
      <video
        ref={video}
        className={cx('scan-video', isMirrored && 'scan-mirrored')}
        muted
        playsInline
        aria-label={t('camera.view')}
      />
      {state === 'live' ? <span className="scan-corners" aria-hidden="true" /> : null}
      {state === 'live' && !over ? null : (
        <span className="scan-cover" aria-hidden="true">
          <CoverIcon over={over} state={state} />
          {over ? t('camera.dropHere') : null}
        </span>
      )}
      {parts ? (
        <progress className="scan-parts" value={parts.have} max={parts.of} aria-hidden="true" />
      ) : null}
    </div>
  );
}

function CoverIcon({ over, state }: { over: boolean; state: CameraView['state'] }) {
  const Icon = over ? ImageUp : state === 'off' ? CameraOff : Camera;
  return <Icon size={28} />;
}
