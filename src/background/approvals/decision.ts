import type { Decision } from './row.js';

/** Two clicks on the same button, or one that was sent again after a restart. */
export function sameDecision(one: Decision, other: Decision): boolean {
  switch (one.kind) {
    case 'reject':
      return other.kind === 'reject';
    case 'sign':
      return other.kind === 'sign' && other.payloadHash === one.payloadHash;
    case 'connect':
      return other.kind === 'connect' && other.accountIds.join() === one.accountIds.join();
  }
}
