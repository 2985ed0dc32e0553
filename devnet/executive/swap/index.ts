export { mostToBuy, mostToSell, mostToSwap } from './limit.js';
export { apiPrice, FIXED, PRICE_ONE, type Pool, priceFixed, readPool, swapFee } from './pool.js';
export { PERQUINTILL } from './power.js';
export { buy, sell, type Trade } from './quote.js';
