import { findBrowser } from './find-browser.js';

/**
 * The browser to load the extension into: `KELVIN_CHROMIUM`, an installed Chromium or Chrome, or, as root on Debian,
 * the distribution's package, installed here.
 * @throws Error with one line that says what to do.
 */
export function findChromium(log?: (line: string) => void): string {
  return findBrowser(
    {
      title: 'Chromium or Chrome',
      variable: 'KELVIN_CHROMIUM',
      names: [
        'chromium',
        'chromium-browser',
        'google-chrome-for-testing',
        'google-chrome',
        'google-chrome-stable',
        'chrome',
      ],
      apps: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ],
      package: 'chromium',
    },
    log,
  );
}
