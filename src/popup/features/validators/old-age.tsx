import { Age } from '../../components/age.js';

/** How old what is shown is, where it is not of now. */
export function OldAge({ old, atMs }: { old: boolean; atMs: number | null }) {
  return old && atMs !== null ? <Age atMs={atMs} className="caution small" /> : null;
}
