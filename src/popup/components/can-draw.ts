/** A code point that never has a glyph: what is drawn for it stands for every other one without. */
const NEVER = '\u{10ffff}';
const SIZE_PX = 20;

/** Draws a sign and answers its picture; null where pictures cannot be had. */
export type Painter = (sign: string) => string | null;

/**
 * Answers whether every sign of a text has a glyph on this computer, each asked once. True where nothing can be drawn or a
 * picture tells nothing: a box is better than a wrong guess about somebody's sign.
 */
export function glyphCheck(paint: Painter): (text: string) => boolean {
  const known = new Map<string, boolean>();
  let missing: string | null | undefined;
  const has = (sign: string): boolean => {
    if (missing === undefined) missing = paint(NEVER);
    return missing === null || paint(sign) !== missing;
  };
  return (text) =>
    [...text].every((sign) => {
      // Latin and Greek come with Kelvin's own font.
      if (sign < '\u0530') return true;
      const before = known.get(sign);
      if (before !== undefined) return before;
      const now = has(sign);
      known.set(sign, now);
      return now;
    });
}

let context: CanvasRenderingContext2D | null | undefined;

/** The picture of one sign on a small canvas, as text that can be compared. */
function paintSign(sign: string): string | null {
  if (context === undefined) {
    const canvas = document.createElement('canvas');
    canvas.width = SIZE_PX;
    canvas.height = SIZE_PX;
    context = canvas.getContext('2d', { willReadFrequently: true });
    if (context) {
      context.font = `${SIZE_PX * 0.7}px sans-serif`;
      context.textBaseline = 'middle';
    }
  }
  if (!context) return null;
  context.clearRect(0, 0, SIZE_PX, SIZE_PX);
  context.fillText(sign, 2, SIZE_PX / 2);
  return context.getImageData(0, 0, SIZE_PX, SIZE_PX).data.join();
}

/** Whether a subnet's sign can be read here at all; see {@link glyphCheck}. */
export const canDraw = glyphCheck(paintSign);
