import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/content.css';
import './styles/home.css';
import './styles/activity.css';
import './i18n/index.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';
import { loadLateWords } from './i18n/late-words.js';

start(realServices);
void loadLateWords();
