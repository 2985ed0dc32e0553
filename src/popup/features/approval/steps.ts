import type { CallNode } from '../../../core/explain/types.js';

/** A call with its place in the tree. */
export interface Step {
  node: CallNode;
  /** `1.3`. */
  number: string;
}

/** How many calls a transaction holds, itself included. */
export function stepsIn(tree: CallNode): number {
  return tree.children.reduce((count, child) => count + stepsIn(child), 1);
}

/** The dangerous calls in the order of the tree. */
export function dangersIn(tree: CallNode, number = '1'): Step[] {
  const below = tree.children.flatMap((child, index) => dangersIn(child, `${number}.${index + 1}`));
  return tree.level === 'danger' ? [{ node: tree, number }, ...below] : below;
}

/** A call that has nothing to say but that it carries others: its name says more. */
export function isCarrier({ children, sentence: { code, params } }: CallNode): boolean {
  if (children.length === 0) return false;
  const only = code === 'batch' || code === 'generic' || code === 'if-else';
  return only || Object.values(params).some(({ t }) => t === 'sentence');
}
