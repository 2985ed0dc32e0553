// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useRowKeys } from '../../../src/popup/features/market/use-row-keys.js';

const IN_SIGHT = 12;

/** A list of which only some rows are in the document; what is scrolled to comes when the test says so, as frames do. */
function Rows({ count, onLetter }: { count: number; onLetter?: (key: string, index: number) => boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const asked = useRef(0);
  const [top, setTop] = useState(0);
  const steer = useRowKeys({
    count,
    scroller,
    scrollTo: (index) => {
      if (index < top || index >= top + IN_SIGHT) asked.current = Math.max(0, index - IN_SIGHT + 1);
    },
    ...(onLetter ? { onLetter } : {}),
  });
  const shown = Array.from({ length: Math.min(IN_SIGHT, count - top) }, (_, i) => top + i);
  return (
    <>
      <input aria-label="search" />
      <button type="button" data-testid="frame" onMouseDown={() => setTop(asked.current)} />
      <div ref={scroller}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the list under test hands its keys on like this */}
        <div onKeyDown={steer}>
          {shown.map((index) => (
            <a key={index} href="#x" data-index={index}>
              row {index}
            </a>
          ))}
        </div>
      </div>
    </>
  );
}

const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key });
};
/** The scroll arrives, and with it the rows. */
const frame = () => fireEvent.mouseDown(screen.getByTestId('frame'));
const focused = () => document.activeElement?.getAttribute('data-index');

function list(count: number, onLetter?: (key: string, index: number) => boolean) {
  render(<Rows count={count} {...(onLetter ? { onLetter } : {})} />);
  act(() => screen.getByText('row 0').focus());
}

afterEach(cleanup);

describe('Q3 keys of a list of which only some rows are in the document', () => {
  it('counts every leap, also those pressed before the rows have come', () => {
    list(129);
    press('PageDown', 'PageDown', 'PageDown', 'PageDown');
    expect(focused()).toBe('10');
    frame();
    expect(focused()).toBe('40');
    expect(screen.queryByText('row 10')).toBeNull();
    press('ArrowDown');
    frame();
    expect(focused()).toBe('41');
  });

  it('ends at the first and the last row', () => {
    list(129);
    press('End');
    frame();
    expect(focused()).toBe('128');
    press('PageDown');
    expect(focused()).toBe('128');
    press('Home');
    frame();
    expect(focused()).toBe('0');
    press('ArrowUp', 'PageUp');
    expect(focused()).toBe('0');
  });

  it('means the row that is on its way with a letter', () => {
    const onLetter = vi.fn(() => true);
    list(129, onLetter);
    press('PageDown', 'PageDown', 'f');
    expect(onLetter).toHaveBeenCalledWith('f', 20);
  });

  it('does not take the focus back from where the person went meanwhile', () => {
    list(129);
    press('PageDown', 'PageDown');
    act(() => screen.getByLabelText('search').focus());
    frame();
    expect(document.activeElement).toBe(screen.getByLabelText('search'));
  });

  it('waits for no row that the list no longer has', () => {
    const { rerender } = render(<Rows count={129} />);
    act(() => screen.getByText('row 0').focus());
    press('End');
    rerender(<Rows count={5} />);
    press('ArrowDown');
    expect(focused()).toBe('1');
  });

  it('leaves combinations with control, alt and meta to the browser', () => {
    list(20);
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      fireEvent.keyDown(screen.getByText('row 0'), { key: 'End', [held]: true });
    expect(focused()).toBe('0');
  });
});
