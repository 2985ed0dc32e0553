import { type Asked, useAsk } from '../../../components/use-ask.js';

/** A text file of this package. */
export function usePaper(name: 'privacy.md' | 'privacy.de.md' | 'licences.json'): Asked<string> {
  return useAsk(name, async () => {
    const answer = await fetch(`/${name}`);
    if (!answer.ok) throw new Error(`${name} is not in this package`);
    return answer.text();
  });
}
