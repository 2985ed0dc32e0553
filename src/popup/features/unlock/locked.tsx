import './unlock.css';
import { lazy, Suspense, useState } from 'react';
import type { Surface } from '../../app/surface.js';
import { UnlockForm } from './unlock-form.js';

// Rarely needed, so not part of what every popup parses.
const Forgot = lazy(() => import('./forgot.js'));

/** The password and nothing else: no amount, no address, no name. */
export function Locked({ surface }: { surface: Surface }) {
  const [forgot, setForgot] = useState(false);
  return (
    <main className="locked" data-testid="locked">
      {forgot ? (
        <Suspense fallback={null}>
          <Forgot onBack={() => setForgot(false)} />
        </Suspense>
      ) : (
        <UnlockForm surface={surface} onForgot={() => setForgot(true)} />
      )}
    </main>
  );
}
