import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/home.css';
import './i18n/index.js';
import { realServices } from './app/real-services.js';
import { start } from './app/start.js';

start(realServices);
