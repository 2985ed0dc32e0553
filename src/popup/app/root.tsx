import { CSPProvider } from '@base-ui/react/csp-provider';
import { type ComponentType, useEffect } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { followSystemTheme } from '../state/theme.js';
import { useWalletStore } from '../state/wallet-store.js';
import { ErrorBoundary } from './error-boundary.js';
import { Gate } from './gate.js';
import { type Services, ServicesProvider } from './services.js';
import type { Surface } from './surface.js';

interface Props {
  services: Services;
  surface: Surface;
  unlocked: ComponentType<{ surface: Surface }>;
}

/** The whole app of one surface. */
export function Root({ services, surface, unlocked }: Props) {
  useEffect(() => followSystemTheme(() => useWalletStore.getState().settings?.theme), []);
  return (
    <CSPProvider disableStyleElements>
      <ServicesProvider services={services}>
        <Router hook={useHashLocation}>
          <ErrorBoundary>
            <Gate surface={surface} unlocked={unlocked} />
          </ErrorBoundary>
        </Router>
      </ServicesProvider>
    </CSPProvider>
  );
}
