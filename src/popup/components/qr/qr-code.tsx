import { useMemo } from 'react';
import { qrMatrix } from './qr-matrix.js';
import { QrPicture } from './qr-picture.js';

/** A text as a QR code. */
export function QrCode({ text, label, size }: { text: string; label: string; size: number }) {
  const modules = useMemo(() => qrMatrix(text), [text]);
  return <QrPicture modules={modules} label={label} size={size} text={text} />;
}
