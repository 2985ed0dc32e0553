import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useCanAct } from '../../features/acting/use-can-act.js';
import { useActiveAccount } from '../../state/selectors.js';
import { isTyping } from './focus-mark.js';
import { useOverlay } from './overlay.js';

const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/**
 * The keys that work everywhere behind the lock: `k` commands, `/` search, `s` send, `?` this list, Escape back. None while
 * something is typed, while something lies over the screen, or while a request waits for its answer: there Escape rejects.
 */
export function useShortcuts(): void {
  const [path, navigate] = useLocation();
  const show = useOverlay((s) => s.show);
  const canAct = useCanAct(useActiveAccount());
  const latest = useRef({ path, navigate, canAct });
  latest.current = { path, navigate, canAct };
  useEffect(() => {
    let covered = false;
    // A layer that this very key closes is gone when the key arrives below.
    const before = (): void => {
      covered = document.querySelector(LAYERS) !== null;
    };
    const onKey = (event: KeyboardEvent): void => {
      const { path, navigate, canAct } = latest.current;
      if (event.defaultPrevented || event.isComposing || covered || isTyping(event.target)) return;
      if (event.altKey || path.startsWith('/approval/')) return;
      const withControl = event.ctrlKey || event.metaKey;
      if (withControl && event.key.toLowerCase() !== 'k') return;
      const act = actOf(event.key);
      if (!act) return;
      event.preventDefault();
      act();

      function actOf(key: string): (() => void) | null {
        switch (key) {
          case 'k':
          case 'K':
            return () => show('palette');
          case '?':
            return () => show('shortcuts');
          case '/':
            return () => (searchField() ? searchField()?.focus() : show('palette'));
          case 's':
            return canAct === true ? () => navigate('/do/send') : null;
          case 'Escape':
            return backButton() ? () => backButton()?.click() : null;
          default:
            return null;
        }
      }
    };
    addEventListener('keydown', before, { capture: true });
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', before, { capture: true });
      removeEventListener('keydown', onKey);
    };
  }, [show]);
}

/** The search of the screen that is shown. */
function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#root main input[type="search"]');
}

function backButton(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>('[data-back]')].at(-1) ?? null;
}
