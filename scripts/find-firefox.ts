import { findBrowser } from './find-browser.js';

/**
 * The Firefox to load the extension into: `KELVIN_FIREFOX`, an installed one, or, as root on Debian, the distribution's
 * extended support release, installed here.
 * @throws Error with one line that says what to do.
 */
export function findFirefox(log?: (line: string) => void): string {
  return findBrowser(
    {
      title: 'Firefox',
      variable: 'KELVIN_FIREFOX',
      names: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
      apps: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      package: 'firefox-esr',
    },
    log,
  );
}
