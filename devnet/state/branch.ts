/**
 * A run of blocks without a fork. A block is named by its branch and number; a second child of one block begins a new
 * branch, so that finding a value needs no walk over blocks.
 */
export interface Branch {
  readonly parent: Branch | null;
  /** Number of the last block that this branch shares with its parent. */
  readonly forkedAt: number;
  /** Number of the newest block on this branch. */
  tip: number;
}

export interface BlockPoint {
  readonly branch: Branch;
  readonly number: number;
}

/** Whether the block `at` is `from` itself or one of its ancestors. */
export function isAncestor(at: BlockPoint, from: BlockPoint): boolean {
  let limit = from.number;
  for (let branch: Branch | null = from.branch; branch; branch = branch.parent) {
    if (branch === at.branch) return at.number <= limit;
    limit = Math.min(limit, branch.forkedAt);
  }
  return false;
}

/** The point of a new child of `parent`; null begins a chain. */
export function childPoint(parent: BlockPoint | null): BlockPoint {
  if (parent === null) return { branch: { parent: null, forkedAt: -1, tip: 0 }, number: 0 };
  const number = parent.number + 1;
  if (parent.branch.tip === parent.number) {
    parent.branch.tip = number;
    return { branch: parent.branch, number };
  }
  return { branch: { parent: parent.branch, forkedAt: parent.number, tip: number }, number };
}
