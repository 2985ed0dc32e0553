import '../../../components/qr/qr.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOf, splitFrames } from '../../../devices/qr/index.js';

/** A camera of a phone or a laptop sees each code at least twice in this time. */
const FRAME_MS = 300;
/** Light modules around the code that readers need (ISO/IEC 18004). */
const QUIET = 4;

/** A text as codes in turn, of which a camera may miss some: they come round again. */
export default function Frames({ text }: { text: string }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const codes = useMemo(() => codesOf(splitFrames(new TextEncoder().encode(text))).map(pathOf), [text]);
  useEffect(() => {
    if (codes.length < 2) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % codes.length), FRAME_MS);
    return () => clearInterval(timer);
  }, [codes]);
  const figure = useRef<HTMLElement>(null);
  // Asked for by a press, and below what is on screen.
  // In braces: newer browsers answer with a promise, which is no clean-up.
  useEffect(() => {
    figure.current?.scrollIntoView?.({ block: 'end' });
  }, []);
  const { side, path } = codes[at] ?? { side: 1, path: '' };
  return (
    <figure ref={figure} className="code-frames">
      <svg
        className="qr"
        role="img"
        aria-label={t('shared.give.codeLabel', { at: at + 1, of: codes.length })}
        viewBox={`0 0 ${side} ${side}`}
        shapeRendering="crispEdges"
        data-testid="code-frames"
        data-count={codes.length}
      >
        <path d={path} />
      </svg>
      <figcaption className="quiet small">{t('shared.give.codeText', { count: codes.length })}</figcaption>
    </figure>
  );
}

function pathOf(modules: boolean[][]): { side: number; path: string } {
  const squares = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return { side: modules.length + 2 * QUIET, path: squares.join('') };
}
