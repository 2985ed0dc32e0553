import { FileUp, FolderOpen } from 'lucide-react';
import { type ChangeEvent, type ClipboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import type { Finding } from './use-found.js';

interface Props {
  finding: Finding;
  label: string;
  /** Without the buttons for files: where only an address is wanted. */
  textOnly: boolean;
  /** Only an address is meant, which is compared by eye: shown, and no password. */
  isPublic: boolean;
}

/** The one field: typed, pasted, or files by two buttons. A password field for secrets, because browsers write others to disk. */
export function SourceField({ finding, label, textOnly, isPublic }: Props) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const field = (id: string) => ({
    id,
    autoComplete: 'off',
    autoCorrect: 'off',
    // The one thing to do on this screen.
    autoFocus: true,
    'data-testid': 'source',
    value: finding.text,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      finding.type(event.target.value),
    onPaste: (event: ClipboardEvent) => {
      const { files: pasted } = event.clipboardData;
      event.preventDefault();
      if (pasted && pasted.length > 0) finding.giveFiles([...pasted]);
      // Taken from the clipboard itself: a field of one line would join the words of two lines.
      else finding.give(event.clipboardData.getData('text'));
    },
  });
  return (
    <section className="card source" aria-busy={finding.reading || undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          finding.give(finding.text);
        }}
      >
        <Field label={label}>
          {({ id }) =>
            isPublic ? (
              <textarea
                {...field(id)}
                rows={2}
                className="input mono source-address"
                autoCapitalize="off"
                spellCheck={false}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  finding.give(finding.text);
                }}
              />
            ) : (
              <PasswordInput {...field(id)} />
            )
          }
        </Field>
      </form>
      {textOnly ? null : (
        <div className="source-files">
          <Button onClick={() => files.current?.click()}>
            <FileUp size={16} aria-hidden="true" />
            {t('import.source.files')}
          </Button>
          <Button onClick={() => folder.current?.click()}>
            <FolderOpen size={16} aria-hidden="true" />
            {t('import.source.folder')}
          </Button>
          <span className="faint small source-hint">{t('import.source.drop')}</span>
          <FileInput input={files} testId="choose-files" onFiles={finding.giveFiles} />
          <FileInput input={folder} testId="choose-folder" folder onFiles={finding.giveFiles} />
        </div>
      )}
    </section>
  );
}

interface FileInputProps {
  input: React.RefObject<HTMLInputElement | null>;
  testId: string;
  folder?: boolean;
  onFiles(files: File[]): void;
}

/** The browser's own chooser, pressed by the button beside it. */
function FileInput({ input, testId, folder = false, onFiles }: FileInputProps) {
  return (
    <input
      type="file"
      multiple
      hidden
      tabIndex={-1}
      aria-hidden="true"
      data-testid={testId}
      ref={(element) => {
        input.current = element;
        if (folder) element?.setAttribute('webkitdirectory', '');
      }}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])];
        // Emptied, so that the same file can be chosen again.
        event.target.value = '';
        if (chosen.length > 0) onFiles(chosen);
      }}
    />
  );
}
