import { Check, Copy, Download, QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { useCopied } from '../../../components/address.js';
import { Button } from '../../../components/button.js';
import { saveFile } from '../../accounts/export/save-file.js';

// What draws codes is loaded by those who show one.
const Frames = lazy(() => import('./frames.js'));

interface Props {
  fileName: string;
  text: string;
}

/** Hands a text on: as a file, as codes for a camera, or by the clipboard. */
export function Give({ fileName, text }: Props) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [code, setCode] = useState(false);
  const [copied, markCopied] = useCopied();
  return (
    <div className="stack-tight">
      <div className="member-acts">
        <Button onClick={() => saveFile(fileName, text)} data-testid="give-file">
          <Download size={14} aria-hidden="true" /> {t('shared.give.file')}
        </Button>
        <Button aria-expanded={code} onClick={() => setCode(!code)} data-testid="give-code">
          <QrCode size={14} aria-hidden="true" /> {t('shared.give.code')}
        </Button>
        <Button onClick={() => void platform.copy(text).then(markCopied)} data-testid="give-copy">
          {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
          {copied ? t('actions.copied') : t('shared.give.copy')}
        </Button>
      </div>
      {code ? (
        <Suspense fallback={null}>
          <Frames text={text} />
        </Suspense>
      ) : null}
    </div>
  );
}
