export { type CallHandlers, createHeldCalls, type HeldCalls, type NewHeldCall } from './calls.js';
