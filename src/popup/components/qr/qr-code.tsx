import './qr.css';
import { useMemo } from 'react';
import { qrMatrix } from './qr-matrix.js';

/** Light modules around the code that readers need (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code, drawn here; dark on light in both themes, because many readers know no other. */
export function QrCode({ text, label, size }: { text: string; label: string; size: number }) {
  const { side, path } = useMemo(() => {
    const modules = qrMatrix(text);
    const squares = modules.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
    );
    return { side: modules.length + 2 * QUIET, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      data-testid="qr"
      data-text={text}
    >
      <path d={path} />
    </svg>
  );
}
