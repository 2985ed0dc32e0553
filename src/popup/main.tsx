import './styles/all.js';
import './i18n/index.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';
import { Unlocked } from './app/unlocked.js';
import { loadLateWords } from './i18n/late-words.js';
import { syncBackground } from './state/sync-background.js';

// Asked before anything is drawn: an effect would wait for the first frame.
syncBackground(realServices.background);
start(realServices, Unlocked);
// What goes wrong has words in time; what is first seen must not wait for them.
requestIdleCallback(() => void loadLateWords(), { timeout: 1_000 });
