import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './root.js';
import type { Services } from './services.js';
import { currentSurface } from './surface.js';

/**
 * Puts the app into this document.
 * @param approval what the approval window shows; its own page brings it along, so that it is there with the first frame.
 */
export function start(services: Services, approval?: ComponentType): void {
  const element = document.getElementById('root');
  if (!element) throw new Error('this document has no #root');
  createRoot(element).render(
    <StrictMode>
      <Root services={services} surface={currentSurface()} approval={approval} />
    </StrictMode>,
  );
}
