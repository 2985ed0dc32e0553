import type { OperationContext } from './rules.js';

/** States of network and account in which nothing passes, whatever the operation. */
export async function checkGates(_context: OperationContext): Promise<void> {}
