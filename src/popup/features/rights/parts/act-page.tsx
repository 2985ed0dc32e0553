import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { rememberForm } from '../../operations/form/drafts.js';
import { OperationForm } from '../../operations/form/operation-form.js';
import { type FormWorld, OperationScreen } from '../../operations/form/operation-screen.js';

interface Props {
  title: string;
  ask: OperationAsk;
  /** Words of the button. */
  review: string;
  /** Where to go afterwards. */
  back?: string;
  announced?: boolean;
  ready?: boolean;
  children: (world: FormWorld) => ReactNode;
}

/** A page about one act by the account that is shown: what it does, what comes back, and its review. */
export function ActPage({ title, ask, review, back = '/rights', announced, ready = true, children }: Props) {
  const { t } = useTranslation();
  return (
    <OperationScreen
      title={title}
      features={[announced ? 'announced-proxies' : 'proxies']}
      back={back}
      missing={{ title: t('rights.missing.title'), text: () => t('rights.missing.text') }}
    >
      {(world) => (
        <OperationForm
          account={world.account}
          ask={ask}
          ready={ready}
          reviewLabel={() => review}
          onProposed={() => rememberForm(back)}
          fields={() => <div className="right-fields">{children(world)}</div>}
        />
      )}
    </OperationScreen>
  );
}
