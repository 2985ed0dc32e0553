import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { Button } from '../components/button.js';

/** Catches a fault of a screen, so that a broken row never becomes an empty window. Nothing is reported anywhere. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main className="centred" role="alert">
            <h1 className="page-title">{t('crash.title')}</h1>
            <p className="quiet">{t('crash.text')}</p>
            <Button look="primary" onClick={() => location.reload()}>
              {t('crash.reload')}
            </Button>
          </main>
        )}
      </Translation>
    );
  }
}
