import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './root.js';
import type { Services } from './services.js';
import { currentSurface } from './surface.js';

/** Puts the app into this document. */
export function start(services: Services): void {
  const element = document.getElementById('root');
  if (!element) throw new Error('this document has no #root');
  createRoot(element).render(
    <StrictMode>
      <Root services={services} surface={currentSurface()} />
    </StrictMode>,
  );
}
