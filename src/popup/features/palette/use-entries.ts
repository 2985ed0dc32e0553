import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Entry } from './find-entries.js';
import { PLACES } from './places.js';
import { useActs } from './use-acts.js';
import { useKnown } from './use-known.js';

/** Everything the palette can do now, in the order in which equals are shown. */
export function useEntries(): Entry[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const acts = useActs();
  const known = useKnown();
  const places = PLACES.map(
    ({ name, path, words }): Entry => ({
      id: `place ${path}`,
      group: 'places',
      label: t(`places.${name}`),
      keywords: words ? t(`palette.words.${words}`) : '',
      first: true,
      run: () => navigate(path),
    }),
  );
  return [...acts, ...places, ...known];
}
