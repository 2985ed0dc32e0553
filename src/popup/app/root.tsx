import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ComponentType, useEffect } from 'react';
import { Router } from 'wouter';
import { followSystemLook } from '../state/theme.js';
import { useWalletStore } from '../state/wallet-store.js';
import { ErrorBoundary } from './error-boundary.js';
import { Gate } from './gate.js';
import { useHashPath } from './hash-path.js';
import { type Services, ServicesProvider } from './services.js';
import type { Surface } from './surface.js';

interface Props {
  services: Services;
  surface: Surface;
  unlocked: ComponentType<{ surface: Surface }>;
}

/** The whole app of one surface. */
export function Root({ services, surface, unlocked }: Props) {
  useEffect(() => followSystemLook(() => useWalletStore.getState().settings), []);
  return (
    <CSPProvider disableStyleElements>
      <ServicesProvider services={services}>
        <Router hook={useHashPath}>
          <ErrorBoundary>
            <Gate surface={surface} unlocked={unlocked} />
          </ErrorBoundary>
        </Router>
      </ServicesProvider>
    </CSPProvider>
  );
}
