import encodeQR from 'qr';

/** The modules of a text's QR code, dark as true, without a margin. @throws Error for more than a code can hold */
export function qrMatrix(text: string): boolean[][] {
  // The library draws at least one module of margin; how wide it is, is the picture's business.
  return encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
}
