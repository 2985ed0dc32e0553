import { Activity } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../core/errors/codes.js';
import { toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';

/** Nodes that did not pass, with why. */
export type TestFailures = ReadonlyMap<string, ErrorCode>;

interface Props {
  urls: readonly string[];
  genesisHash: string | null;
  onTested(failures: TestFailures): void;
}

/** Measures every node of the list anew. What is measured comes to the rows by the stream they show; failures from here. */
export function TestAll({ urls, genesisHash, onTested }: Props) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const test = async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    const failures = new Map<string, ErrorCode>();
    await Promise.all(
      urls.map((url) =>
        engine.call('probeEndpoint', { url, genesisHash }).catch((error: unknown) => {
          failures.set(url, toErrorBody(error).code);
        }),
      ),
    );
    onTested(failures);
    setSaid(t('nodes.testedAll', { answered: urls.length - failures.size, count: urls.length }));
    setBusy(false);
  };
  return (
    <>
      <Button look="ghost" busy={busy} onClick={() => void test()}>
        {busy ? null : <Activity size={14} aria-hidden="true" />} {t('nodes.testAll')}
      </Button>
      <span role="status" className="faint tiny nodes-said">
        {said}
      </span>
    </>
  );
}
