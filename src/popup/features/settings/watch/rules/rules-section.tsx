import { X } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_RULES, type WatchRule } from '../../../../../core/watch/rules.js';
import type { Settings } from '../../../../../protocol/ui/settings.js';
import { useServices } from '../../../../app/services.js';
import { Button } from '../../../../components/button.js';
import { ErrorNotice } from '../../../../components/error-notice.js';
import { Skeleton } from '../../../../components/skeleton.js';
import { useAct } from '../../../../components/use-act.js';
import { useWalletStore } from '../../../../state/wallet-store.js';
import { Section } from '../../section.js';
import { RuleText } from './rule-text.js';

const RuleForm = lazy(() => import('./rule-form.js').then((module) => ({ default: module.RuleForm })));

/** Limits of the person's own for the network in use: those there are, and a form for one more. */
export function RulesSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const [adding, setAdding] = useState(false);
  const [said, say] = useState('');
  const foot = useRef<HTMLDivElement>(null);
  const wasAdding = useRef(false);
  useEffect(() => {
    if (wasAdding.current && !adding) foot.current?.querySelector('button')?.focus();
    wasAdding.current = adding;
  }, [adding]);
  const { networkId, watchRules } = settings;
  const rules = watchRules.filter((rule) => rule.networkId === networkId);
  /** @param done what there is to say and to close once it is stored, and only then */
  const save = (next: WatchRule[], done: () => void) => {
    say('');
    return act.run(async () => {
      const patch = { watchRules: next };
      useWalletStore.setState({ settings: await background.call('settings.update', { patch }) });
      done();
      // A limit that is crossed already is told at once; a check that fails says so under Alerts.
      void background.call('alerts.checkNow', {}).catch(() => undefined);
    });
  };
  const remove = (rule: WatchRule) =>
    save(
      watchRules.filter(({ id }) => id !== rule.id),
      () => {
        say(t('watchSettings.rules.removed'));
        foot.current?.querySelector<HTMLElement>('button, select')?.focus();
      },
    );
  return (
    <Section title={t('watchSettings.rules.title')}>
      <p className="quiet small">
        {t('watchSettings.rules.text')} {t('watchSettings.rules.hourly')}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      {rules.length === 0 ? (
        adding ? null : (
          <p className="small">{t('watchSettings.rules.none')}</p>
        )
      ) : (
        <ul className="rules" data-testid="rules">
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} busy={act.busy} onRemove={() => void remove(rule)} />
          ))}
        </ul>
      )}
      <div ref={foot}>
        {adding ? (
          <Suspense fallback={<Skeleton rows={3} />}>
            <RuleForm
              networkId={networkId}
              busy={act.busy}
              onAdd={(rule) => void save([...watchRules, rule], () => setAdding(false))}
              onCancel={() => setAdding(false)}
            />
          </Suspense>
        ) : watchRules.length < MAX_RULES ? (
          <Button onClick={() => setAdding(true)} data-testid="add-rule">
            {t('watchSettings.rules.add')}
          </Button>
        ) : (
          <p className="small">{t('watchSettings.rules.full')}</p>
        )}
      </div>
    </Section>
  );
}

function Rule({ rule, busy, onRemove }: { rule: WatchRule; busy: boolean; onRemove(): void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li>
      <span id={id} className="rule-text">
        <RuleText rule={rule} />
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t('watchSettings.rules.remove')}
        aria-describedby={id}
        aria-disabled={busy}
        onClick={() => (busy ? undefined : onRemove())}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </li>
  );
}
