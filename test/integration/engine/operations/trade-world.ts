import type { Money } from '../../../../src/core/operations/quote.js';

/** The number of an amount whose token the test knows. */
export const moneyOf = (money: Money): bigint => (money.token === 'tao' ? money.rao : money.base);
