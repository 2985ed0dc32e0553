export {
  createEngineHost,
  type EngineChannel,
  KEEPER_ALARM,
  type RunningEngineHost,
} from './engine-host.js';
export { createOffscreenKeeper, createPageKeeper, type Keeper } from './keeper.js';
