import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../core/errors/codes.js';
import type { RouteOption } from '../../../core/routes/types.js';
import type { InputOf } from '../../../protocol/method.js';
import type { ApprovalView, choosePath, SigningPaths } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Filled } from '../../components/param-view.js';
import { cleanText } from '../../components/untrusted.js';
import { type Act, useAct } from '../../components/use-act.js';
import { useAccountParam } from '../acting/names.js';
import { SignsText, StepTexts, useOutcome } from '../acting/option-text.js';
import { PathOptions } from '../acting/path-options.js';
import { isUsable, routeKey } from '../acting/pick.js';
import { Frame } from './frame.js';
import { useDecide } from './use-decide.js';

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

interface Props {
  view: View;
  paths: SigningPaths;
  /** Present where one was chosen already: the way back to what it does. */
  onDone?: (() => void) | undefined;
}

const SAID: ReadonlySet<ErrorCode> = new Set(['route/choose', 'route/none']);

/** A site asked for an account that acts through others: first the way is chosen, then what it does is shown. */
export function Paths({ view, paths, onDone }: Props) {
  const { t } = useTranslation();
  const param = useAccountParam();
  const choosing = useChoosing(view);
  const [picked, setPicked] = useState<RouteOption | null>(
    () => paths.options.find((option) => isChosen(paths, option)) ?? null,
  );
  const usable = paths.options.some(isUsable);
  const account = param(paths.address);
  // Of those two the screen itself says what is the matter.
  const refusal = view.result.ok || SAID.has(view.result.refusal.code) ? null : view.result.refusal;
  const use = (): void => {
    if (!picked) return;
    if (onDone && isChosen(paths, picked)) onDone();
    else choosing.choose(picked, onDone);
  };
  return (
    <Frame
      view={view}
      title={
        <Filled
          template={t(usable ? 'acting.approval.title' : 'acting.approval.none')}
          params={{ account }}
          always
        />
      }
      approve={
        usable ? (
          <Button
            look="primary"
            busy={choosing.busy}
            aria-disabled={picked === null}
            data-testid="use-path"
            onClick={use}
          >
            {t('acting.approval.choose')}
          </Button>
        ) : null
      }
    >
      <p className="quiet">
        {usable
          ? t('acting.approval.text', { origin: cleanText(hostOf(view) ?? t('approval.own')) })
          : t('acting.approval.noneText')}
      </p>
      {choosing.error ? <ErrorNotice error={choosing.error} /> : null}
      {refusal && !choosing.error ? <ErrorNotice error={refusal} /> : null}
      <PathOptions
        legend={t('acting.approval.legend')}
        options={paths.options}
        chosen={picked && routeKey(picked.route)}
        onChoose={(option) => {
          // What was wrong with another way is not wrong with this one.
          choosing.clear();
          setPicked(option);
        }}
      />
      {usable && picked === null ? (
        <p className="field-note" role="status">
          {t('acting.approval.chooseOne')}
        </p>
      ) : null}
    </Frame>
  );
}

/** Over what a chosen way does: for whom the site asked, who signs for it, and the way to another. */
export function ChosenPath({ paths, onChange }: { paths: SigningPaths; onChange(): void }): ReactNode {
  const { t } = useTranslation();
  const param = useAccountParam();
  const outcome = useOutcome();
  const option = paths.options.find((one) => isChosen(paths, one));
  if (!option) return null;
  return (
    <section className="acting" aria-label={t('acting.sheet')} data-testid="chosen-path">
      <p className="acting-note">
        <Filled template={t('acting.approval.asked')} params={{ account: param(paths.address) }} always />
      </p>
      <div className="acting-line">
        <span className="acting-who">
          <span>
            <SignsText option={option} />
          </span>
          <StepTexts option={option} />
          <span className="acting-note">{outcome(option)}</span>
        </span>
        {paths.options.length > 1 ? (
          <button
            type="button"
            className="link small"
            aria-label={t('acting.changeName')}
            onClick={onChange}
            data-testid="change-path"
          >
            {t('acting.change')}
          </button>
        ) : null}
      </div>
    </section>
  );
}

function isChosen({ chosen }: SigningPaths, { route }: RouteOption): boolean {
  return chosen !== null && routeKey(chosen) === routeKey(route);
}

function hostOf({ requester: { origin } }: View): string | null {
  return origin === null ? null : new URL(origin).host;
}

/** Sends the choice and has the request shown anew: what it does is another transaction now. */
function useChoosing(view: View): Act & { choose(option: RouteOption, after?: () => void): void } {
  const { background } = useServices();
  const { showAnew } = useDecide();
  const act = useAct();
  return {
    ...act,
    choose: ({ route }, after) =>
      void act.run(async () => {
        await background.call('approvals.choosePath', { id: view.id, route } as InputOf<typeof choosePath>);
        await showAnew();
        after?.();
      }),
  };
}
