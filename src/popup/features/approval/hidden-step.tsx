import { useTranslation } from 'react-i18next';
import type { Fact, Param } from '../../../core/explain/types.js';
import { Filled } from '../../components/param-view.js';
import { factOf } from './facts.js';

/** Of a batch whose dangerous step does not come first: which one it is, and what it hides behind. */
export function HiddenStep({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation();
  const hidden = factOf(facts, 'hidden-step')?.value;
  if (!hidden) return null;
  const first = factOf(facts, 'begins-with')?.value;
  return (
    <p className="hidden-step" data-fact="hidden-step" data-risk="hidden-step" data-level="danger">
      <Filled
        template={t(first ? 'approval.hiddenStep' : 'approval.hiddenStepOnly')}
        params={{ step: spoken(t, hidden), ...(first ? { first } : {}) }}
        marked={{ step: 'strong' }}
        always
      />
    </p>
  );
}

/** `3/3` as "3 of 3". */
function spoken(t: (key: string, values: Record<string, string>) => string, step: Param): Param {
  const parts = step.t === 'text' ? /^(\d+)\/(\d+)$/.exec(step.text) : null;
  if (!parts) return step;
  const [, place = '', total = ''] = parts;
  return { t: 'text', text: t('approval.stepOf', { place, total }) };
}
