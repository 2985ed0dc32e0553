import type { ApiDeclaration } from '../dsl/declare.js';
import * as chain from './chain.js';
import * as subtensor from './subtensor.js';

/** Every runtime API that devnet answers. */
export const apis: ApiDeclaration[] = [...Object.values(chain), ...Object.values(subtensor)];
