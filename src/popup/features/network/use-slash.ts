import { type RefObject, useEffect } from 'react';

const TYPING = /^(?:INPUT|TEXTAREA|SELECT)$/;

/** `/` goes to the search of this screen, unless somebody is typing. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      const isRadio = target instanceof HTMLInputElement && target.type === 'radio';
      if (target instanceof HTMLElement && TYPING.test(target.tagName) && !isRadio) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}
