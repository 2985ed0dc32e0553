import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../../protocol/ui/approvals.js';
import { dateText } from '../../components/age.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { cleanText } from '../../components/untrusted.js';
import { AccountText } from './account-text.js';

/** Longer than a name may be: a statement is a sentence or two, and all of it is signed. */
const STATEMENT_CAP = 2_000;
const DATES = ['notBefore', 'expirationTime', 'issuedAt'] as const;
const PLAIN = ['chainId', 'nonce', 'requestId', 'version'] as const;

/** A sign-in request laid out field by field, with what is wrong with it on top. */
export function SignInFields({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation();
  const wrong = new Set(signIn.faults);
  return (
    <>
      {signIn.faults.map((fault) => (
        <div key={fault} data-fault={fault}>
          <Notice tone="danger">
            {t(`approval.signIn.fault.${fault}`, { domain: cleanText(signIn.domain) })}
          </Notice>
        </div>
      ))}
      <dl className="card sign-in" aria-label={t('approval.signIn.fields')} data-testid="sign-in">
        <Field name="domain" wrong={wrong.has('domain')}>
          <Outside text={signIn.domain} />
        </Field>
        <Field name="address" wrong={wrong.has('address')}>
          <AccountText address={signIn.address} />
        </Field>
        {signIn.statement ? (
          <Field name="statement">
            <bdi>{cleanText(signIn.statement, STATEMENT_CAP)}</bdi>
          </Field>
        ) : null}
        {signIn.uri ? (
          <Field name="uri" wrong={wrong.has('uri')}>
            <Outside text={signIn.uri} />
          </Field>
        ) : null}
        {DATES.map((name) => {
          const value = signIn[name];
          if (value)
            return (
              <Field key={name} name={name} wrong={isLate(name, wrong)}>
                <time dateTime={value} title={cleanText(value)}>
                  {readableDate(value)}
                </time>
              </Field>
            );
          return name === 'expirationTime' ? (
            <Field key={name} name={name}>
              {t('approval.signIn.noExpiry')}
            </Field>
          ) : null;
        })}
        {PLAIN.map((name) => {
          const value = signIn[name];
          return value ? (
            <Field key={name} name={name}>
              <Outside text={value} />
            </Field>
          ) : null;
        })}
        {signIn.resources.length > 0 ? (
          <Field name="resources">
            {signIn.resources.map((resource, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same resource may stand twice in a text that is signed as it is
              <Outside key={index} text={resource} className="sign-in-line" />
            ))}
          </Field>
        ) : null}
      </dl>
    </>
  );
}

function isLate(name: (typeof DATES)[number], wrong: ReadonlySet<SignIn['faults'][number]>): boolean {
  return (
    (name === 'expirationTime' && wrong.has('expired')) || (name === 'notBefore' && wrong.has('not-yet'))
  );
}

/** A date as this person writes it; a text that is none stays as it is. */
function readableDate(value: string): string {
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? cleanText(value) : dateText(atMs);
}

function Field({ name, wrong, children }: { name: string; wrong?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="sign-in-field" data-field={name}>
      <dt>{t(`approval.signIn.${name}`)}</dt>
      <dd className={wrong ? 'loss strong' : undefined}>{children}</dd>
    </div>
  );
}
