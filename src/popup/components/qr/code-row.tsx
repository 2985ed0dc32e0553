import './code-row.css';
import { Dialog } from '@base-ui/react/dialog';
import {
  ChevronLeft,
  ChevronRight,
  FastForward,
  Grid2x2,
  Grid3x3,
  Maximize2,
  Pause,
  Play,
  Rewind,
} from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inNotation } from '../../../core/amount/format.js';
import { COARSE_FRAME, codesOf, PANEL_FRAME, splitFrames } from '../../devices/qr/index.js';
import words from '../../i18n/en/vault-phone.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Button } from '../button.js';
import { IconButton } from '../icon-button.js';
import { QrPicture } from './qr-picture.js';
import { type CodeRowState, useCodeRow } from './use-code-row.js';

addWords(words);

/**
 * Bytes as codes that follow each other until somebody has read them all: `00`, how many, which one, the part. For a phone
 * with Polkadot Vault and for the `ScanCode` of another Kelvin. Load it lazily.
 */
export function CodeRow({ bytes, label }: { bytes: Uint8Array; label?: string | undefined }) {
  const { t } = useTranslation();
  const [coarse, setCoarse] = useState(false);
  const size = coarse ? COARSE_FRAME : PANEL_FRAME;
  const codes = useMemo(() => codesOf(splitFrames(bytes, size)), [bytes, size]);
  const row = useCodeRow(codes.length);
  const [large, setLarge] = useState(false);
  useEscape(large, () => setLarge(false));
  const modules = codes[row.at] ?? [];
  const single = label ?? t('codes.single');
  const name = codes.length > 1 ? t('codes.picture', { number: row.at + 1, of: codes.length }) : single;
  const picture = (
    <div className="code-row-picture" data-testid="code-row" data-of={codes.length} data-at={row.at}>
      <QrPicture modules={modules} label={name} />
    </div>
  );
  return (
    <div className="code-row">
      {/* One picture at a time: a phone would see both. */}
      {large ? null : picture}
      <div className="code-row-tools">
        {codes.length > 1 ? <Tools row={row} of={codes.length} /> : null}
        <span className="code-row-sizes">
          {bytes.length > COARSE_FRAME ? (
            <Button look="ghost" onClick={() => setCoarse(!coarse)}>
              {coarse ? <Grid3x3 size={16} aria-hidden="true" /> : <Grid2x2 size={16} aria-hidden="true" />}
              {t(coarse ? 'codes.finer' : 'codes.coarser')}
            </Button>
          ) : null}
          <Button look="ghost" onClick={() => setLarge(true)}>
            <Maximize2 size={16} aria-hidden="true" />
            {t('codes.large')}
          </Button>
        </span>
      </div>
      {coarse ? (
        <p className="faint small" role="status">
          {t('codes.anew')}
        </p>
      ) : null}
      <Dialog.Root open={large} onOpenChange={setLarge}>
        <Dialog.Portal>
          <Dialog.Popup className="code-row-large">
            <div className="code-row-large-head">
              <Dialog.Title className="small">{name}</Dialog.Title>
              <Dialog.Close className="button button-plain">{t('codes.close')}</Dialog.Close>
            </div>
            {picture}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </div>
  );
}

/** Escape ends what lies on top, and nothing below: an approval would take it for a refusal. */
function useEscape(active: boolean, onEscape: () => void): void {
  const act = useRef(onEscape);
  act.current = onEscape;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      act.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [active]);
}

function Tools({ row, of }: { row: CodeRowState; of: number }) {
  const { t } = useTranslation();
  const seconds = inNotation((row.paceMs / 1_000).toFixed(1));
  return (
    <>
      {row.playing ? (
        <IconButton label={t('codes.slower')} aria-disabled={!row.slower} onClick={() => row.slower?.()}>
          <Rewind size={16} aria-hidden="true" />
        </IconButton>
      ) : (
        <IconButton label={t('codes.previous')} onClick={() => row.step(-1)}>
          <ChevronLeft size={18} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label={t(row.playing ? 'codes.pause' : 'codes.play')} onClick={row.toggle}>
        {row.playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </IconButton>
      {row.playing ? (
        <IconButton label={t('codes.faster')} aria-disabled={!row.faster} onClick={() => row.faster?.()}>
          <FastForward size={16} aria-hidden="true" />
        </IconButton>
      ) : (
        <IconButton label={t('codes.next')} onClick={() => row.step(1)}>
          <ChevronRight size={18} aria-hidden="true" />
        </IconButton>
      )}
      <span className="code-row-part quiet small amount">
        {t('codes.part', { number: row.at + 1, of })}
        {row.playing ? <span className="faint tiny"> {t('codes.pace', { seconds })}</span> : null}
      </span>
    </>
  );
}
