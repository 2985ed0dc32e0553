import './styles/all.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';
import { currentSurface } from './app/surface.js';
import { Unlocked } from './app/unlocked.js';
import { rememberedLanguage, speak } from './i18n/index.js';
import { loadLateWords } from './i18n/late-words.js';
import { followViews } from './state/kept-views.js';
import { followSight, recallSight } from './state/last-sight.js';
import { syncBackground } from './state/sync-background.js';

const { background } = realServices;
const language = rememberedLanguage();
// English is here already; another language is one small file, which the first paint waits for rather than change its words.
const spoken = language === 'en' ? null : speak(language);

void recallSight(Date.now()).then(async (kept) => {
  const views = followViews(background, currentSurface(), kept);
  // Asked before anything is drawn, because an effect would wait for the first frame; but where that frame needs no answer, a
  // worker that starts would only take the processor from it.
  if (!kept) syncBackground(background, views);
  if (spoken) await spoken;
  start(realServices, Unlocked);
  if (kept) afterPaint(() => syncBackground(background));
  followSight(background);
});
// What goes wrong has words in time; what is first seen must not wait for them.
requestIdleCallback(() => void loadLateWords(), { timeout: 1_000 });

function afterPaint(run: () => void): void {
  // A page in a background tab has no frames.
  if (document.hidden) run();
  else requestAnimationFrame(() => setTimeout(run));
}
