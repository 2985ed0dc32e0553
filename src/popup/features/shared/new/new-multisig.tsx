import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { MAX_SIGNATORIES } from '../../../../core/accounts/custody.js';
import { inByteOrder, type SharedAccount } from '../../../../core/routes/shared-call.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAct } from '../../../components/use-act.js';
import { keepDraft, keptDraft } from '../../../state/kept-views.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { lookAlike } from '../../contacts/look-alike.js';
import { usePeople } from '../people.js';
import { useTerms } from '../use-terms.js';
import { fittingThreshold, previewOf } from './member-rules.js';
import { Members } from './members.js';
import { Preview } from './preview.js';
import { TakeOver } from './take-over.js';
import { Threshold } from './threshold.js';

const DRAFT = 'shared-new';
const NAME_CAP = 48;

interface Draft {
  members: string[];
  threshold: number | null;
  name: string;
  /** Members that look like somebody known and were compared in full. */
  compared: string[];
}

const EMPTY: Draft = { members: [], threshold: null, name: '', compared: [] };

/** Members, how many must approve, the address that follows, a name. Nothing is sent: the account exists by its address. */
export function NewMultisig() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const people = usePeople();
  const terms = useTerms();
  const own = useWalletStore((s) => s.status?.accounts);
  const [draft, setDraft] = useState<Draft>(() => keptDraft<Draft>(DRAFT) ?? EMPTY);
  const act = useAct();
  const change = (patch: Partial<Draft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(DRAFT, next);
  };
  const { members, name, compared } = draft;
  const max = Math.min(MAX_SIGNATORIES, terms?.maxSignatories ?? MAX_SIGNATORIES);
  const threshold = fittingThreshold(draft.threshold, members.length);
  const preview = previewOf(members, threshold);
  const there = own?.find((one) => one.accountId === preview?.accountId);
  const kept = there?.custody?.kind === 'multisig';
  const known = [...people.own, ...people.contacts];
  const persons = members.map((address) => {
    const person = people.of(address);
    const like = person.kind === 'other' ? lookAlike(address, person.accountId, known) : null;
    return { person, like, compared: compared.includes(address) };
  });
  const isCompared = persons.every((one) => one.like === null || one.compared);
  const isOwn = persons.some(({ person }) => person.kind === 'own');
  const ready = preview !== null && name.trim() !== '' && isCompared && !kept;

  const take = ({ signatories, threshold: wanted, name: proposed }: SharedAccount): void =>
    change({
      members: signatories,
      threshold: wanted,
      name: name.trim() === '' ? cleanText(proposed, NAME_CAP - 1) : name,
    });
  const save = (): Promise<void> =>
    act.run(async () => {
      if (!ready || !preview) return;
      await background.call('wallet.addAccounts', {
        accounts: [
          {
            kind: 'watch',
            name: name.trim(),
            role: 'coldkey',
            address: preview.address,
            cryptoType: null,
            custody: { kind: 'multisig', signatories: inByteOrder(members), threshold },
          },
        ],
      });
      await refreshWallet(background);
      keepDraft(DRAFT, EMPTY);
      navigate(`/shared/${preview.address}`);
    });

  return (
    <main className="screen" data-testid="shared-new">
      <PageHeader title={t('shared.new.title')} back="/shared" />
      <form
        className="operation-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="page-body scroll shared-form">
          <Members
            persons={persons}
            people={people}
            max={max}
            onChange={(next) => change({ members: next })}
            onCompared={(address, yes) =>
              change({
                compared: yes ? [...compared, address] : compared.filter((one) => one !== address),
              })
            }
          />
          {members.length === 0 ? <TakeOver onTaken={take} /> : null}
          {members.length > 0 && !isOwn ? <Notice tone="note">{t('shared.new.noOwn')}</Notice> : null}
          {members.length >= 2 ? (
            <Threshold
              threshold={threshold}
              members={members.length}
              onChange={(next) => change({ threshold: next })}
            />
          ) : null}
          <Preview preview={preview} threshold={threshold} terms={terms} />
          {kept && there ? (
            <Notice
              tone="note"
              action={
                <Link className="link" href={`/shared/${there.address}`}>
                  {t('shared.new.open')}
                </Link>
              }
            >
              {t('shared.new.kept')}
            </Notice>
          ) : (
            <Field label={t('shared.new.name')} hint={t('shared.new.nameHint')}>
              {({ id, describedBy }) => (
                <input
                  id={id}
                  className="input"
                  dir="auto"
                  value={name}
                  maxLength={NAME_CAP}
                  autoComplete="off"
                  aria-describedby={describedBy}
                  data-testid="shared-name"
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </Field>
          )}
          {act.error ? <ErrorNotice error={act.error} /> : null}
        </div>
        <div className="screen-foot">
          <Button
            type="submit"
            look="primary"
            wide
            busy={act.busy}
            aria-disabled={!ready}
            data-testid="keep-shared"
          >
            {t('shared.new.save')}
          </Button>
        </div>
      </form>
    </main>
  );
}
