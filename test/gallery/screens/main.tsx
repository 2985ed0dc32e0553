import '../../../src/popup/styles/all.js';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { createRoot, type Root as ReactRoot } from 'react-dom/client';
import { ApprovalPage } from '../../../src/popup/app/approval-page.js';
import { Root } from '../../../src/popup/app/root.js';
import { Unlocked } from '../../../src/popup/app/unlocked.js';
import { i18n } from '../../../src/popup/i18n/index.js';
import { loadLateWords } from '../../../src/popup/i18n/late-words.js';
import { EMPTY_CHAIN, useChainStore } from '../../../src/popup/state/chain-store.js';
import { syncBackground } from '../../../src/popup/state/sync-background.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { statusFor } from './background.js';
import { settingsFor } from './cast.js';
import { defectsOf } from './defects.js';
import { lackOf } from './presence.js';
import { servicesFor, tellSettings, waiting } from './services.js';
import { type Defect, type Scene, type Shown, SURFACES, type Theme } from './types.js';

/*
 * The gallery's page: the real app, mounted anew for each scene over doors that stand still. It is driven from outside by
 * the functions below.
 */
declare global {
  interface Window {
    gallery: {
      show(shown: Shown): void;
      settled(): Promise<void>;
      theme(theme: Theme): void;
      /** What the page lacks to be a picture of the scene. */
      lack(): Defect | null;
      /** With `colours` only what depends on the theme is looked at. */
      examine(colours: boolean): Promise<Defect[]>;
    };
  }
}

const TICK_MS = 20;
/** So many looks without a change, and not so much time: a page that is busy for half a second has not come to rest. */
const QUIET_TICKS = 8;
/** Longer than the world waits for a stream that does not end. */
const LONGEST_MS = 60_000;
/** A page that never stops changing is taken as it is. */
const LONGEST_CHANGE_MS = 6_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const missing = new Set<string>();
let mounted: { root: ReactRoot; stop(): void } | null = null;
let shownScene: Scene | null = null;
let changes = 0;

await loadLateWords();
i18n.options.saveMissing = true;
// A handler and not the event: without one each missing key is written into the store, which renders while rendering.
i18n.options.missingKeyHandler = (_languages, _space, key) => void missing.add(key);
new MutationObserver(() => {
  changes += 1;
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
});

function show({ scene, cast, theme }: Shown): void {
  mounted?.root.unmount();
  mounted?.stop();
  missing.clear();
  localStorage.clear();
  sessionStorage.clear();
  document.body.innerHTML = '<div id="root"></div>';
  const { root: surface } = SURFACES[scene.surface];
  document.documentElement.dataset.surface = surface;
  window.scrollTo(0, 0);
  history.replaceState(null, '', `#${scene.path}`);
  useChainStore.setState(EMPTY_CHAIN);
  const settings = settingsFor(scene, theme);
  useWalletStore.setState({ status: null, settings, approvalIds: null, alerts: null, failure: null });
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.contrast = settings.contrast === 'more' ? 'more' : 'normal';
  const shown: Shown = { scene, cast, theme };
  const services = servicesFor(shown);
  const stop = syncBackground(services.background);
  useWalletStore.getState().setStatus(statusFor(shown));
  const element = document.getElementById('root');
  if (!element) throw new Error('this document has no #root');
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <Root
        services={services}
        surface={surface}
        unlocked={surface === 'approval' ? ApprovalPage : Unlocked}
      />
    </StrictMode>,
  );
  mounted = { root, stop };
  shownScene = scene;
}

/** Resolves once nothing is asked and nothing has changed for a while. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  const from = performance.now();
  let answeredAt = from;
  for (let quiet = 0, before = changes; quiet < QUIET_TICKS; ) {
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    const now = performance.now();
    if (waiting.count > 0) answeredAt = now;
    if (now - from > LONGEST_MS || now - answeredAt > LONGEST_CHANGE_MS) return;
    quiet = waiting.count === 0 && before === changes ? quiet + 1 : 0;
    before = changes;
  }
}

/** As if the person had chosen it in another window. */
function theme(wanted: Theme): void {
  const { settings } = useWalletStore.getState();
  if (settings) tellSettings({ ...settings, theme: wanted });
}

async function examine(colours: boolean): Promise<Defect[]> {
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    runOnly: colours ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: TAGS },
  };
  const { violations } = await axe.run(document, options);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({
      what: `axe ${id}`,
      where: `${target.join(' ')} ${html.slice(0, 120)}`,
    })),
  );
  return colours || !shownScene ? found : [...found, ...defectsOf(shownScene, missing)];
}

const lack = (): Defect | null => shownScene && lackOf(shownScene, waiting.count);

window.gallery = { show, settled, theme, lack, examine };
