import './qr.css';
import { useMemo } from 'react';

/** Light modules around the code that readers need (ISO/IEC 18004). */
const QUIET = 4;

interface Props {
  /** Dark as true, without a margin. */
  modules: boolean[][];
  label: string;
  /** CSS pixels with the quiet zone; as wide as there is room when left out. */
  size?: number;
  /** For tests: what it says. */
  text?: string;
}

/** A QR code drawn here; dark on light in both themes, because many readers know no other. */
export function QrPicture({ modules, label, size, text }: Props) {
  const path = useMemo(() => modules.map(rowPath).join(''), [modules]);
  const side = modules.length + 2 * QUIET;
  return (
    <svg
      className={size === undefined ? 'qr qr-wide' : 'qr'}
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

/** The dark stretches of one row. */
function rowPath(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from + QUIET} ${y + QUIET}h${x - from + 1}v1h${from - x - 1}z`;
  }
  return path;
}
