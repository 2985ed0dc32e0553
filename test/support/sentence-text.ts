import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortAddress } from '../../src/core/address/index.js';
import { groupDigits } from '../../src/core/amount/format.js';
import type { Param, Sentence } from '../../src/core/explain/types.js';
import { aboutBlocks } from '../../src/popup/components/blocks.js';
import { percentOfBps, plainAmount, priceText, TAU } from '../../src/popup/components/format.js';
import { wordsOf } from '../../src/popup/components/sentence-text.js';
import { addWords, i18n } from '../../src/popup/i18n/index.js';

const CATALOGUES = join(import.meta.dirname, '../../src/popup/i18n/en');
for (const file of readdirSync(CATALOGUES))
  addWords(JSON.parse(readFileSync(join(CATALOGUES, file), 'utf8')) as object);

/** A sentence in plain English, in the words of the real catalogues. */
export function sentenceText(sentence: Sentence): string {
  const { template, params } = wordsOf(i18n.t, sentence);
  return template.replace(/\{(\w+)\}/g, (_hole, name: string) => {
    const param = params[name];
    return param ? paramText(param) : '–';
  });
}

/** One piece of it, as the popup shows it, without its markup. */
export function paramText(param: Param): string {
  const { t } = i18n;
  switch (param.t) {
    case 'tao':
      return `${plainAmount(param.rao)} ${TAU}`;
    case 'alpha':
      return `${plainAmount(param.base)} ${param.netuid === 0 ? TAU : (param.symbol ?? 'α')} SN${param.netuid}`;
    case 'subnet':
      return param.netuid === 0
        ? t('amount.root')
        : `SN${param.netuid}${param.name === null ? '' : ` ${param.name}`}`;
    case 'account':
      return param.name ?? shortAddress(param.address);
    case 'price':
      return `${priceText(param.raoPerAlpha)} ${TAU} per α SN${param.netuid}`;
    case 'ratio':
      return `${priceText(param.ratio)} α SN${param.toNetuid} per α SN${param.fromNetuid}`;
    case 'bps':
      return `${percentOfBps(param.bps)} %`;
    case 'int':
      return param.value.toString();
    case 'text':
      return param.text || '–';
    case 'hex':
      return param.hex.length > 22 ? `${param.hex.slice(0, 12)}…${param.hex.slice(-8)}` : param.hex;
    case 'blocks': {
      const count = t('blocks.count', {
        count: Number(param.count),
        number: groupDigits(param.count.toString()),
      });
      return param.count > 0n ? `${count}, ${aboutBlocks(t, param.count)}` : count;
    }
    case 'flag':
      return t(param.on ? 'amount.yes' : 'amount.no');
    case 'list': {
      if (param.items.length === 0) return t('listOfNone');
      const more = param.more > 0 ? ` ${t('amount.more', { count: param.more })}` : '';
      return param.items.map(paramText).join(', ') + more;
    }
    case 'sentence':
      return sentenceText(param.sentence);
    case 'everything':
      return t('everything');
  }
}
