import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './root.js';
import type { Services } from './services.js';
import { currentSurface, type Surface } from './surface.js';

/**
 * Puts the app into this document.
 * @param unlocked what this page shows behind the lock: the approval window has only what it needs to paint at once.
 */
export function start(services: Services, unlocked: ComponentType<{ surface: Surface }>): void {
  const element = document.getElementById('root');
  if (!element) throw new Error('this document has no #root');
  createRoot(element).render(
    <StrictMode>
      <Root services={services} surface={currentSurface()} unlocked={unlocked} />
    </StrictMode>,
  );
}
