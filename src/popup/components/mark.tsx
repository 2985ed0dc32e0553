/** Kelvin's sign: a K of two strokes, cold and plain. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" className="mark-ground" />
      <path d="M11 8v16M22 8 12.6 16 22 24" className="mark-line" />
    </svg>
  );
}
