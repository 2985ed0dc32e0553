export { type ChainStart, openChain } from './open-chain.js';
