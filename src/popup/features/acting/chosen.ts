import { create } from 'zustand';
import { keepDraft, keptDraft } from '../../state/kept-views.js';

/** Ways that were chosen by hand, by account and network. Addresses and names of rights: nothing secret. */
const useChosen = create<Record<string, string>>(() => ({}));

const draftName = (key: string): string => `acting|${key}`;

/** The way that was chosen for an account, as text to find it by, and how to choose another. */
export function useChosenRoute(accountId: string, networkId: string) {
  const key = `${networkId}|${accountId}`;
  const here = useChosen((s) => s[key] ?? null);
  return {
    chosen: here ?? keptDraft<string>(draftName(key)),
    choose: (route: string): void => {
      useChosen.setState({ [key]: route });
      // For the next page: a popup that closes must not forget it.
      keepDraft(draftName(key), route);
    },
  };
}

/** Forgets all choices of this page. */
export function forgetChosenRoutes(): void {
  useChosen.setState({}, true);
}
