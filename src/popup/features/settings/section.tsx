import type { ReactNode } from 'react';
import { useId } from 'react';

/** A titled group of settings. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 id={id} className="settings-heading">
        {title}
      </h2>
      <div className="card settings-card">{children}</div>
    </section>
  );
}
