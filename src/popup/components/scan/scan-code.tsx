import './scan.css';
import { ImageUp, ScanLine, SwitchCamera } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import type { CodeRead } from '../../devices/qr/index.js';
import words from '../../i18n/en/vault-phone.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Button } from '../button.js';
import { cx } from '../cx.js';
import { ErrorNotice } from '../error-notice.js';
import { Notice } from '../notice.js';
import { cleanText } from '../untrusted.js';
import { CameraPicture } from './camera-picture.js';
import { useImageDrop } from './use-image-drop.js';
import { useScan } from './use-scan.js';

addWords(words);

export type { CodeRead } from '../../devices/qr/index.js';

interface Props {
  /**
   * What is wrong with a code that was read, or null. With an error the words for it are shown and the scan goes on; absent,
   * every code is taken.
   */
  judge?: ((read: CodeRead) => ErrorBody | null) | undefined;
  /** Told once, of the first code that is taken; the camera is off by then. */
  onRead(read: CodeRead): void;
}

/**
 * Reads a code by camera, or from a picture that is chosen or dropped. Codes in several parts are put together first. The
 * camera is on only while this is on screen and seen. A code with a key in it is refused unread.
 */
export function ScanCode(props: Props) {
  return currentSurface() === 'popup' ? <NotHere /> : <Scanner {...props} />;
}

/** The popup closes when the browser asks a question: there would be nothing left to scan with. */
function NotHere() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [path] = useLocation();
  return (
    <Notice
      tone="note"
      action={
        <Button look="primary" onClick={() => platform.openTab(path)}>
          {t('camera.openTab')}
        </Button>
      }
    >
      {t('camera.inPopup')}
    </Notice>
  );
}

function Scanner({ judge, onRead }: Props) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const { camera, parts, fault, looking, readFile } = useScan(judge ?? (() => null), onRead, true);
  const drop = useImageDrop((image) => void readFile(image));
  const others = camera.cameras.length > 1;
  const nextCamera = (): void => {
    const at = camera.cameras.findIndex((one) => one.id === camera.current);
    const next = camera.cameras[(at + 1) % camera.cameras.length];
    if (next) camera.choose(next.id);
  };
  return (
    <div className={cx('scan', drop.over && 'scan-over')} data-testid="scan" {...drop.handlers}>
      <CameraPicture camera={camera} parts={parts} over={drop.over} />
      <p className="scan-say quiet small" role="status">
        {sayOf()}
      </p>
      {camera.error ? <CameraFault error={camera.error} onRetry={camera.retry} /> : null}
      {fault ? <ErrorNotice error={fault} /> : null}
      <div className="scan-tools">
        <Button busy={looking} onClick={() => file.current?.click()}>
          <ImageUp size={16} aria-hidden="true" />
          {t('camera.image')}
        </Button>
        {others ? (
          <Button onClick={nextCamera}>
            <SwitchCamera size={16} aria-hidden="true" />
            {t('camera.switch')}
          </Button>
        ) : null}
        <span className="faint small">{t('camera.drop')}</span>
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden
          tabIndex={-1}
          aria-hidden="true"
          data-testid="scan-file"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // Emptied, so that the same file can be chosen again.
            event.target.value = '';
            if (chosen) void readFile(chosen);
          }}
        />
      </div>
      {others ? (
        <p className="faint tiny">
          <ScanLine size={12} aria-hidden="true" /> <bdi>{nameOfCurrent()}</bdi>
        </p>
      ) : null}
    </div>
  );

  function sayOf(): string {
    if (looking) return t('camera.looking');
    if (camera.error) return '';
    if (camera.state === 'off') return t('camera.paused');
    if (camera.state === 'starting') return t('camera.starting');
    return parts ? t('camera.parts', parts) : t('camera.hold');
  }

  function nameOfCurrent(): string {
    const at = camera.cameras.findIndex((one) => one.id === camera.current);
    return cleanText(camera.cameras[at]?.label ?? '') || t('camera.unnamed', { number: Math.max(0, at) + 1 });
  }
}

function CameraFault({ error, onRetry }: { error: ErrorBody; onRetry(): void }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [path] = useLocation();
  const elsewhere = currentSurface() === 'panel' && error.code === 'device/camera-denied';
  return (
    <ErrorNotice
      error={error}
      action={
        <>
          {elsewhere ? <p className="quiet small">{t('camera.openTabHint')}</p> : null}
          <div className="scan-tools">
            <Button onClick={onRetry}>{t('actions.retry')}</Button>
            {elsewhere ? <Button onClick={() => platform.openTab(path)}>{t('camera.openTab')}</Button> : null}
          </div>
        </>
      }
    />
  );
}
