import { toSvg } from 'jdenticon';
import { useMemo } from 'react';

/** A picture of an address, drawn here and nowhere else. Decoration: the address stands beside it. */
export function Identicon({ seed, size = 28 }: { seed: string; size?: number }) {
  const source = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(toSvg(seed, size * 2, { padding: 0.12 }))}`,
    [seed, size],
  );
  return <img className="identicon" src={source} width={size} height={size} alt="" draggable={false} />;
}
