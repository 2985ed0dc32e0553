import { ArrowDown, ArrowUp, Ban, Circle, CircleCheck, CircleDashed, Clock, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EndpointHealth } from '../../../core/chain/endpoints.js';
import type { ErrorCode } from '../../../core/errors/codes.js';
import { IconButton } from '../../components/icon-button.js';
import { useNow } from '../../state/use-now.js';
import { measures, stateReason, stateWord } from './node-words.js';

const MARKS = {
  'in-use': CircleCheck,
  ready: Circle,
  unknown: CircleDashed,
  resting: Clock,
  refused: Ban,
} satisfies Record<EndpointHealth['state'], unknown>;

interface Props {
  url: string;
  health: EndpointHealth | undefined;
  /** What is known of those before it in the list. */
  above: ReadonlyArray<EndpointHealth | undefined>;
  isKelvins: boolean;
  testFailure: ErrorCode | null;
  isLast: boolean;
  isOnly: boolean;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** One node: its address, what it is doing and why, how well it serves, and its place in the list. */
export function NodeRow({
  url,
  health,
  above,
  isKelvins,
  testFailure,
  isLast,
  isOnly,
  onMove,
  onRemove,
}: Props) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const state = health?.state ?? 'unknown';
  const Mark = MARKS[state];
  const reason = health ? stateReason(t, health, above, { nowMs, isKelvins, testFailure }) : null;
  const measured = health ? measures(t, health) : [];
  const isFirst = above.length === 0;
  return (
    <li className={`node node-${state}`} data-testid="node" data-state={state} data-url={url}>
      <Mark size={16} aria-hidden="true" className="node-mark" />
      <div className="row-main">
        <bdi className="mono node-url" title={url}>
          {url}
        </bdi>
        <span className="node-state">
          <strong>{stateWord(t, health, testFailure)}</strong>
          {reason ? `: ${reason}` : null}
        </span>
        {measured.length > 0 ? <span className="row-under">{measured.join(' \u00b7 ')}</span> : null}
      </div>
      <span className="node-acts">
        <IconButton
          label={t('nodes.up', { node: url })}
          data-act="up"
          aria-disabled={isFirst || undefined}
          onClick={() => (isFirst ? undefined : onMove(-1))}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('nodes.down', { node: url })}
          data-act="down"
          aria-disabled={isLast || undefined}
          onClick={() => (isLast ? undefined : onMove(1))}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={isOnly ? t('nodes.lastStays') : t('nodes.remove', { node: url })}
          data-act="remove"
          aria-disabled={isOnly || undefined}
          onClick={() => (isOnly ? undefined : onRemove())}
        >
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
}
