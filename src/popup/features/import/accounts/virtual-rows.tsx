import { useVirtualizer } from '@tanstack/react-virtual';
import { type Key, type ReactNode, useRef } from 'react';

/** Up to here all rows are in the document: the page's own search finds them, and nothing scrolls inside the page. */
const ALL_AT_ONCE = 40;
const OVERSCAN = 8;

interface Props {
  count: number;
  rowPx: number;
  keyOf(index: number): Key;
  /** Name of the list when nothing in its rows takes the focus: then it takes it itself, to be scrolled by keys. */
  label?: string;
  children(index: number): ReactNode;
}

/** Rows of one height; of a long list only those in sight exist. */
export function VirtualRows(props: Props) {
  const { count, keyOf, children } = props;
  if (count > ALL_AT_ONCE) return <Windowed {...props} />;
  return Array.from({ length: count }, (_, index) => (
    <div role="presentation" key={keyOf(index)} className="list-row">
      {children(index)}
    </div>
  ));
}

function Windowed({ count, rowPx, keyOf, label, children }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    overscan: OVERSCAN,
  });
  return (
    <div
      ref={scroller}
      className="scroll windowed"
      data-testid="windowed"
      {...(label === undefined
        ? { role: 'presentation' }
        : { role: 'group', 'aria-label': label, tabIndex: 0 })}
    >
      <div role="presentation" className="windowed-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <div
            role="presentation"
            key={key}
            className="list-row windowed-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
