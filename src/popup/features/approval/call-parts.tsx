import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallNode } from '../../../core/explain/types.js';
import { AccountText } from './account-text.js';

export interface CallProps {
  node: CallNode;
  /** Place in the tree: 1, 1.1, 1.2 … */
  number: string;
  /** The account of the outermost call; only others are named. */
  rootActor: string;
}

/** Names the account a call acts for, where it is another than the outermost call's. */
export function ActsFor({ node, rootActor }: Pick<CallProps, 'node' | 'rootActor'>) {
  const { t } = useTranslation();
  if (node.actor === rootActor) return null;
  return (
    <span className="tree-actor">
      {' '}
      {t('approval.actsFor')} <AccountText address={node.actor} />
    </span>
  );
}

/** The calls inside a call, numbered below it. */
export function InnerCalls({
  of: { node, number, rootActor },
  as: Call,
}: {
  of: CallProps;
  as: ComponentType<CallProps>;
}) {
  if (node.children.length === 0) return null;
  return (
    <ul className="tree-children">
      {node.children.map((child, index) => {
        const childNumber = `${number}.${index + 1}`;
        return (
          <li key={childNumber}>
            <Call node={child} number={childNumber} rootActor={rootActor} />
          </li>
        );
      })}
    </ul>
  );
}
