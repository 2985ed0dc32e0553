import {
  announceNews,
  announcePending,
  announceRenewal,
  announceUpgrade,
  attachChannel,
  type DoorChannel,
} from './doors/channel-door.js';
import { attachPort, type DoorPort } from './doors/port-door.js';
import { EngineService, type ServiceDeps } from './service.js';

export interface EngineDeps extends Omit<ServiceDeps, 'onPending' | 'onRenew' | 'onUpgrade' | 'onNews'> {
  channel: DoorChannel;
}

export interface Engine {
  attachPort(port: DoorPort): void;
  close(): void;
}

/** One service behind two doors. Needs IndexedDB in its global scope and nothing else of a browser. */
export function createEngine({ channel, ...deps }: EngineDeps): Engine {
  const service = new EngineService({
    ...deps,
    onPending: (pending) => announcePending(channel, pending),
    onRenew: (txHash) => announceRenewal(channel, txHash),
    onUpgrade: (specVersion) => announceUpgrade(channel, specVersion),
    onNews: (block) => announceNews(channel, block),
  });
  attachChannel(service, channel);
  return {
    attachPort: (port) => attachPort(service, port),
    close: () => service.close(),
  };
}
