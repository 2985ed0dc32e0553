export { mostToBuy, mostToSell, mostToSwap } from './limit.js';
export { apiPrice, FIXED, type Pool, PRICE_ONE, priceFixed, readPool, swapFee } from './pool.js';
export { PERQUINTILL } from './power.js';
export { buy, sell, type Trade } from './quote.js';
