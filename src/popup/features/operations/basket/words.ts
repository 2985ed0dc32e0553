import '../trade/words.js';
import basket from '../../../i18n/en/basket.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';

addWords(basket);
