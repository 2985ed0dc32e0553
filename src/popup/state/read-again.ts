import { create } from 'zustand';

/** How often the person asked for a fresh reading of what the wallet holds. */
export const useReadRound = create(() => ({ round: 0 }));

/**
 * Reads the portfolio again now: its stream is closed and opened, which also makes the next attempt to reach a node without
 * its pause. What was last known stays until there is an answer.
 */
export function readAgain(): void {
  useReadRound.setState(({ round }) => ({ round: round + 1 }));
}
