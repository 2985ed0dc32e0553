import './styles/all.js';
import { ApprovalPage } from './app/approval-page.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';
import { rememberedLanguage, speak } from './i18n/index.js';
import { loadLateWords } from './i18n/late-words.js';
import { firstAnswers } from './state/first-answers.js';
import { syncBackground } from './state/sync-background.js';

// The questions go out before the first render, which then has all it shows: drawing a placeholder first costs React's
// 300 ms between one placeholder and the next, twice.
const first = firstAnswers(realServices.background, location.hash);
syncBackground(realServices.background);
void Promise.all([first, speak(rememberedLanguage())]).then(() => {
  start(realServices, ApprovalPage);
  void loadLateWords();
});
