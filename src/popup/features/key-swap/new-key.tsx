import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../../core/address/index.js';
import { AccountPicker } from '../../components/account-picker.js';
import { errorParts } from '../../components/error-text.js';
import { Field } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import { Segmented } from '../../components/segmented.js';
import { readAddress } from '../contacts/check-address.js';
import { WholeAddress } from '../shared/whole-address.js';

export interface NewKeyDraft {
  /** Null: an own one where there is any. */
  from: 'own' | 'paste' | null;
  accountId: string | null;
  text: string;
  /** Address of which the person said that they have signed with it. */
  word: string | null;
}

export const NO_KEY: NewKeyDraft = { from: null, accountId: null, text: '', word: null };

/** The new coldkey that a draft names, and whether somebody vouches that its key is held. */
export function chosenKey(
  { from, accountId, text, word }: NewKeyDraft,
  fresh: readonly Account[],
  old: Account,
): { address: string | null; proven: boolean } {
  if (isOwn(from, fresh)) {
    const chosen = fresh.find((one) => one.accountId === accountId);
    return { address: chosen?.address ?? null, proven: chosen !== undefined };
  }
  const read = readAddress(text);
  if (read.kind !== 'account' || read.accountId === old.accountId) return { address: null, proven: false };
  const held = fresh.some((one) => one.accountId === read.accountId);
  return { address: read.address, proven: held || word === read.address };
}

function isOwn(from: NewKeyDraft['from'], fresh: readonly Account[]): boolean {
  return (from ?? (fresh.length > 0 ? 'own' : 'paste')) === 'own';
}

interface Props {
  draft: NewKeyDraft;
  fresh: Account[];
  old: Account;
  onChange(draft: NewKeyDraft): void;
}

/** Where everything will go: an own account whose backup is proven, or an address that the person vouches for. */
export function NewKey({ draft, fresh, old, onChange }: Props) {
  const { t } = useTranslation();
  const own = isOwn(draft.from, fresh);
  const { address } = chosenKey(draft, fresh, old);
  const chosen = fresh.find((one) => one.accountId === draft.accountId);
  return (
    <section className="card page-card" aria-label={t('keySwap.announce.to')}>
      <h3 className="part-title">{t('keySwap.announce.to')}</h3>
      <Segmented
        label={t('keySwap.announce.to')}
        hideLabel
        options={[
          { value: 'own', label: t('keySwap.announce.own') },
          { value: 'paste', label: t('keySwap.announce.paste') },
        ]}
        value={own ? 'own' : 'paste'}
        onChange={(from) => onChange({ ...draft, from })}
      />
      {own ? (
        <OwnKeys
          fresh={fresh}
          chosen={chosen ?? null}
          onChoose={(accountId) => onChange({ ...draft, accountId })}
        />
      ) : (
        <Pasted draft={draft} fresh={fresh} old={old} onChange={onChange} />
      )}
      {address ? (
        <>
          <p className="small">{t('keySwap.announce.compare')}</p>
          <WholeAddress address={address} accountId={accountIdHex(decodeAddress(address).accountId)} />
          {own ? <p className="quiet small">{t('keySwap.announce.ownHeld')}</p> : null}
        </>
      ) : null}
      <p className="quiet tiny">{t('keySwap.announce.proofHint')}</p>
    </section>
  );
}

interface OwnProps {
  fresh: Account[];
  chosen: Account | null;
  onChoose(accountId: string): void;
}

function OwnKeys({ fresh, chosen, onChoose }: OwnProps) {
  const { t } = useTranslation();
  if (fresh.length === 0) return <Notice tone="note">{t('keySwap.announce.ownNone')}</Notice>;
  // None is chosen beforehand, because everything goes to it.
  return (
    <AccountPicker
      label={t('keySwap.newKey')}
      placeholder={t('keySwap.choose')}
      testId="new-key"
      accounts={fresh}
      account={chosen}
      onChoose={(one) => onChoose(one.accountId)}
    />
  );
}

function Pasted({ draft, fresh, old, onChange }: Props) {
  const { t } = useTranslation();
  const read = readAddress(draft.text);
  const { address } = chosenKey(draft, fresh, old);
  const isHeld = fresh.some((one) => one.address === address);
  const fault = (): string | undefined => {
    if (read.kind === 'account' && read.accountId === old.accountId) return t('errors.swap/same-key.what');
    if (read.kind !== 'bad') return undefined;
    const { what, detail, next } = errorParts(t, read.error);
    return [what, detail, next].filter(Boolean).join(' ');
  };
  return (
    <>
      <Field label={t('keySwap.announce.address')} error={fault()}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            className="input mono recipient-input"
            rows={2}
            value={draft.text}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="new-coldkey"
            onChange={(event) => onChange({ ...draft, text: event.target.value.replace(/\s+/g, '') })}
          />
        )}
      </Field>
      {address && !isHeld ? (
        <label className="check-row">
          <input
            type="checkbox"
            className="check"
            checked={draft.word === address}
            data-testid="proof"
            onChange={(event) => onChange({ ...draft, word: event.target.checked ? address : null })}
          />
          <span className="small">{t('keySwap.announce.proof')}</span>
        </label>
      ) : null}
    </>
  );
}
