import './call-tree.css';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallNode } from '../../../core/explain/types.js';
import { cx } from '../../components/cx.js';
import { Disclosure } from '../../components/disclosure.js';
import { SentenceView } from '../../components/sentence.js';
import { ActsFor, type CallProps, InnerCalls } from './call-parts.js';
import { dangersIn, isCarrier, stepsIn } from './steps.js';

/** More steps than this scroll in a box of their own, and stay folded where none of them is dangerous. */
const MANY = 9;

/** Every call inside the transaction in its own words, numbered 1, 1.1, 1.2 …, the dangerous ones marked. */
export function CallTree({ tree }: { tree: CallNode }) {
  const { t } = useTranslation();
  const count = stepsIn(tree);
  const dangers = dangersIn(tree);
  if (count <= MANY)
    return (
      <div className="tree" data-testid="tree">
        <Call node={tree} number="1" rootActor={tree.actor} />
      </div>
    );
  if (dangers.length > 0)
    return (
      <div data-testid="tree">
        <p className="tree-dangers danger-text small">
          {t('approval.treeDangers', {
            count: dangers.length,
            steps: dangers.map(({ number }) => number).join(', '),
          })}
        </p>
        <ScrollingTree tree={tree} />
      </div>
    );
  return (
    <Disclosure testId="tree" summary={t('approval.steps', { count })}>
      <ScrollingTree tree={tree} />
    </Disclosure>
  );
}

/** A box that scrolls, opened at the first danger. */
function ScrollingTree({ tree }: { tree: CallNode }) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const danger = box.current?.querySelector<HTMLElement>('[data-level="danger"]');
    if (box.current && danger) box.current.scrollTop = danger.offsetTop - box.current.clientHeight / 2;
  }, []);
  return (
    <section
      ref={box}
      className="tree tree-box scroll"
      aria-label={t('approval.tree')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <Call node={tree} number="1" rootActor={tree.actor} />
    </section>
  );
}

function Call(props: CallProps) {
  const { t } = useTranslation();
  const { node, number } = props;
  const danger = node.level === 'danger';
  return (
    <>
      <p
        className={cx('tree-call', danger && 'tree-danger')}
        data-level={node.level ?? undefined}
        title={`${node.pallet}.${node.call}`}
      >
        <span className="tree-number amount">{number}</span>
        {danger ? (
          <>
            <TriangleAlert size={14} aria-hidden="true" className="tree-mark" />
            <span className="visually-hidden">{t('approval.treeDanger')}</span>
          </>
        ) : null}
        <span>
          {isCarrier(node) ? `${node.pallet}.${node.call}` : <SentenceView sentence={node.sentence} always />}
          <ActsFor {...props} />
        </span>
      </p>
      <InnerCalls of={props} as={Call} />
    </>
  );
}
