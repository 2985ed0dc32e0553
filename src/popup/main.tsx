import './styles/all.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';
import { currentSurface } from './app/surface.js';
import { Unlocked } from './app/unlocked.js';
import { rememberedLanguage, speak } from './i18n/index.js';
import { loadLateWords } from './i18n/late-words.js';
import { followViews } from './state/kept-views.js';
import { syncBackground } from './state/sync-background.js';

// Asked before anything is drawn: an effect would wait for the first frame.
syncBackground(realServices.background, followViews(realServices.background, currentSurface()));
const language = rememberedLanguage();
// English is here already; another language is one small file, which the first paint waits for rather than change its words.
if (language === 'en') start(realServices, Unlocked);
else void speak(language).then(() => start(realServices, Unlocked));
// What goes wrong has words in time; what is first seen must not wait for them.
requestIdleCallback(() => void loadLateWords(), { timeout: 1_000 });
