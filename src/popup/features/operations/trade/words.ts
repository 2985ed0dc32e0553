import operations from '../../../i18n/en/operations.json' with { type: 'json' };
import stake from '../../../i18n/en/stake.json' with { type: 'json' };
import trade from '../../../i18n/en/trade.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';

addWords(operations);
addWords(stake);
addWords(trade);
