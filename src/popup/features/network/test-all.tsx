import { Activity } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';

interface Props {
  urls: readonly string[];
  genesisHash: string | null;
}

/** Measures every node of the list anew; what comes out stands in the rows, from the stream that they show. */
export function TestAll({ urls, genesisHash }: Props) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const test = async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    const answers = await Promise.allSettled(
      urls.map((url) => engine.call('probeEndpoint', { url, genesisHash })),
    );
    const answered = answers.filter(({ status }) => status === 'fulfilled').length;
    setSaid(t('nodes.testedAll', { answered, count: urls.length }));
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
