import { ScanLine, Upload } from 'lucide-react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WalletError } from '../../../../core/errors/wallet-error.js';
import { MAX_SHARED_CHARS } from '../../../../core/routes/shared-call.js';
import { Button } from '../../../components/button.js';
import { cx } from '../../../components/cx.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { useAct } from '../../../components/use-act.js';

// A camera and what reads its pictures: for those who press the button.
const ScanDialog = lazy(() => import('../../../components/scan/scan-dialog.js'));

interface Props {
  /** Takes the text over. @throws WalletError what is wrong with it, shown here */
  onText(text: string): void | Promise<void>;
  /** What else is to be said about what was given last. */
  remark?: string | null;
}

/** What another member handed over: a file, dropped or chosen, pasted text, or codes before the camera. */
export function Receive({ onText, remark = null }: Props) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const [scanning, setScanning] = useState(false);
  const act = useAct();
  const take = (read: () => string | Promise<string>): Promise<void> =>
    act.run(async () => onText(await read()));
  const takeFile = (chosen: File | undefined): void => {
    if (!chosen) return;
    void take(async () => {
      // As many bytes as characters: longer text is refused anyhow, and a film is not read.
      if (chosen.size > MAX_SHARED_CHARS) throw new WalletError('calls/damaged', { reason: 'too-long' });
      return chosen.text();
    });
  };
  return (
    <section
      className={cx('stack-tight shared-receive', over && 'shared-receive-over')}
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        takeFile(event.dataTransfer.files[0]);
      }}
    >
      <div className="member-acts">
        <Button onClick={() => file.current?.click()}>
          <Upload size={14} aria-hidden="true" /> {t('shared.receive.file')}
        </Button>
        <Button onClick={() => setScanning(true)}>
          <ScanLine size={14} aria-hidden="true" /> {t('shared.receive.camera')}
        </Button>
      </div>
      <p id={id} className="faint tiny">
        {t('shared.receive.drop')}
      </p>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('shared.receive.file')}
        data-testid="shared-file"
        onChange={(event) => {
          takeFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Field label={t('shared.receive.paste')}>
        {({ id: field }) => (
          <textarea
            id={field}
            className="input mono member-input"
            rows={3}
            value={text}
            autoComplete="off"
            spellCheck={false}
            data-testid="shared-text"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      {remark ? (
        <Notice tone="caution" alert>
          {remark}
        </Notice>
      ) : null}
      <Button
        wide
        busy={act.busy}
        aria-disabled={text.trim() === ''}
        onClick={() => (text.trim() === '' ? undefined : void take(() => text))}
        data-testid="take-shared"
      >
        {t('shared.receive.take')}
      </Button>
      {scanning ? (
        <Suspense fallback={null}>
          <ScanDialog
            open={scanning}
            onOpenChange={setScanning}
            title={t('shared.receive.camera')}
            onRead={({ bytes }) => void take(() => new TextDecoder().decode(bytes))}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
