import { useEffect, useState, useSyncExternalStore } from 'react';

/** How long each code stands, in milliseconds, slowest first. */
const PACES = [1_500, 1_000, 700, 550, 400, 300, 200] as const;
/** A phone that takes ten pictures a second sees each code a few times. */
const USUAL = 4;
const STILL = '(prefers-reduced-motion: reduce)';

export interface CodeRowState {
  at: number;
  paceMs: number;
  playing: boolean;
  slower: (() => void) | null;
  faster: (() => void) | null;
  toggle(): void;
  /** By how many codes, also backwards; stops the row. */
  step(by: number): void;
}

/** Which of several codes is shown, one after the other. Where motion is unwanted it waits to be stepped or played. */
export function useCodeRow(count: number): CodeRowState {
  const still = useSyncExternalStore(onMotion, () => matchMedia(STILL).matches);
  const [at, setAt] = useState(0);
  const [pace, setPace] = useState<number>(USUAL);
  const [asked, setAsked] = useState<boolean | null>(null);
  const playing = count > 1 && (asked ?? !still);
  const paceMs = PACES[pace] ?? 400;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((old) => (old + 1) % count), paceMs);
    return () => clearInterval(timer);
  }, [playing, paceMs, count]);
  return {
    at: at % count,
    paceMs,
    playing,
    slower: pace > 0 ? () => setPace(pace - 1) : null,
    faster: pace < PACES.length - 1 ? () => setPace(pace + 1) : null,
    toggle: () => setAsked(!playing),
    step(by) {
      setAsked(false);
      setAt((old) => (old + by + count) % count);
    },
  };
}

function onMotion(onChange: () => void): () => void {
  const query = matchMedia(STILL);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
