import './acting.css';
import './words.js';
import { useId } from 'react';
import type { RouteOption } from '../../../core/routes/types.js';
import { cx } from '../../components/cx.js';
import { SignsText, StepTexts, useOutcome } from './option-text.js';
import { isUsable, routeKey } from './pick.js';

interface Props {
  /** Name of the group. */
  legend: string;
  hideLegend?: boolean;
  options: readonly RouteOption[];
  /** Key of the one in force; null while none is. */
  chosen: string | null;
  onChoose(option: RouteOption): void;
}

/**
 * Ways to sign, the weakest power first. Those that may not be taken stand below with their reason: they can be reached and
 * read by keyboard, and choosing one does nothing.
 */
export function PathOptions({ legend, hideLegend, options, chosen, onChoose }: Props) {
  const name = useId();
  const outcome = useOutcome();
  return (
    <fieldset className="paths" data-testid="paths">
      <legend className={hideLegend ? 'visually-hidden' : 'field-label'}>{legend}</legend>
      {options.map((option) => {
        const key = routeKey(option.route);
        const usable = isUsable(option);
        const reasonId = `${name}${key}`.replace(/[^\w-]/g, '');
        return (
          <label
            key={key}
            className={cx('path', key === chosen && 'path-on', !usable && 'path-barred')}
            data-may={option.may}
          >
            <input
              type="radio"
              name={name}
              checked={key === chosen}
              aria-disabled={usable ? undefined : true}
              aria-describedby={reasonId}
              onChange={() => (usable ? onChoose(option) : undefined)}
            />
            <span className="path-text">
              <span className="path-signs">
                <SignsText option={option} />
              </span>
              <StepTexts option={option} />
              <span id={reasonId} className={usable ? 'path-outcome' : 'path-outcome path-reason'}>
                {outcome(option)}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
