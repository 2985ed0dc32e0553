import type { ListChanges } from '../../dsl/changes.js';
import { type ConstantDeclaration, constant } from '../../dsl/declare.js';

/** Transfers of stake have a minimum of their own, in rao of value. */
export const constantChanges: ListChanges<ConstantDeclaration> = {
  add: [constant('InitialMinTransfer', 'u64', 100_000n)],
};
