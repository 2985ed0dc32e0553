import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { Contact } from '../../../../protocol/ui/contacts.js';
import { useServices } from '../../../app/services.js';
import { ShortAddress } from '../../../components/address.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Outside } from '../../../components/outside.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAct } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import type { FileLine } from './format-1.js';
import { differences, planImport } from './plan-import.js';

/** Longer lists are cut on screen, never in what is done. */
const SHOWN = 200;
const NO_ACCOUNTS: Account[] = [];

interface Props {
  lines: readonly FileLine[];
  contacts: readonly Contact[];
  onDone(): void;
}

/** What a file would add, change and leave out; written in one step, or not at all. */
export function ImportReview({ lines, contacts, onDone }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const own = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const plan = useMemo(() => planImport(lines, contacts, own), [lines, contacts, own]);
  const [replace, setReplace] = useState(false);
  const act = useAct();
  const chosen = [...plan.added, ...(replace ? plan.changed.map(({ line }) => line) : [])];
  const write = (): Promise<void> =>
    act.run(async () => {
      if (chosen.length === 0) return;
      await background.call('contacts.importAll', { contacts: chosen, replace });
      onDone();
    });
  return (
    <div className="stack" data-testid="import-review">
      <div className="import-list scroll">
        <Part title={t('contacts.file.added', { count: plan.added.length })}>
          {plan.added.slice(0, SHOWN).map((line) => (
            <Line key={line.address} line={line} />
          ))}
        </Part>
        <Part title={t('contacts.file.changed', { count: plan.changed.length })}>
          {plan.changed.slice(0, SHOWN).map(({ line, before }) => (
            <Line key={line.address} line={line}>
              {differences(line, before)
                .map((what) =>
                  what === 'exchange'
                    ? t(line.exchange ? 'contacts.file.marks' : 'contacts.file.unmarks')
                    : t(`contacts.file.now.${what}`, { name: cleanText(before.name) }),
                )
                .join(' \u00b7 ')}
            </Line>
          ))}
        </Part>
        <Part title={t('contacts.file.leftOut', { count: plan.leftOut.length })}>
          {plan.leftOut.slice(0, SHOWN).map(({ line, reason, like }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is left out may stand there twice
            <Line key={at} line={line}>
              {t(`contacts.file.reason.${reason}`, { name: cleanText(like ?? '') })}
            </Line>
          ))}
        </Part>
        {plan.same > 0 ? (
          <p className="quiet small">{t('contacts.file.same', { count: plan.same })}</p>
        ) : null}
      </div>
      {plan.changed.length > 0 ? (
        <label className="check-row">
          <input
            type="checkbox"
            className="check"
            checked={replace}
            onChange={(event) => setReplace(event.target.checked)}
          />
          <span>{t('contacts.file.replace')}</span>
        </label>
      ) : null}
      <p className="faint tiny">{t('contacts.file.noMarks')}</p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button
        look="primary"
        wide
        busy={act.busy}
        aria-disabled={chosen.length === 0}
        onClick={() => void write()}
      >
        {chosen.length === 0
          ? t('contacts.file.nothing')
          : t('contacts.file.write', { count: chosen.length })}
      </Button>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3 className="field-label">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Line({ line, children }: { line: FileLine; children?: ReactNode }) {
  return (
    <li className="import-line">
      <span className="row-main">
        {line.name ? (
          <Outside text={line.name} className="truncate" />
        ) : (
          <ShortAddress address={line.address} />
        )}
        {children ? <span className="row-under">{children}</span> : null}
      </span>
      {line.name ? <ShortAddress address={line.address} className="faint tiny" /> : null}
    </li>
  );
}
