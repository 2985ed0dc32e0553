import { Pencil, StickyNote } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE } from '../../../protocol/ui/notes.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Outside } from '../../components/outside.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAct } from '../../components/use-act.js';
import {
  type About,
  loadNotes,
  type NoteKeys,
  saveNote,
  useNoteFinder,
  useNoteKeys,
  useNotes,
} from './notes.js';

/** The note in a list. */
export function NoteText(about: About) {
  const note = useNoteFinder()(about);
  if (note === null) return null;
  return (
    <p className="note-text" data-testid="note">
      <StickyNote size={12} aria-hidden="true" />
      <Outside text={note} />
    </p>
  );
}

/** The note of one thing, to be written and changed once it is known: nobody writes over what they cannot see. */
export function NoteLine(about: About) {
  const { t } = useTranslation();
  const { background } = useServices();
  const keys = useNoteKeys()(about);
  const note = useNoteFinder()(about);
  const { notes, error } = useNotes();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) edit.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (!keys) return null;
  if (!notes && error) {
    const again = (): void => void loadNotes(background).catch(() => undefined);
    return <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />;
  }
  if (!notes) return <Skeleton rows={1} />;
  if (editing) return <Editor keys={keys} note={note ?? ''} onDone={() => setEditing(false)} />;
  return (
    <div className="note-line">
      <NoteText {...about} />
      <button ref={edit} type="button" className="note-edit" onClick={() => setEditing(true)}>
        <Pencil size={12} aria-hidden="true" />
        {t(note === null ? 'activity.note.add' : 'activity.note.change')}
      </button>
    </div>
  );
}

function Editor({ keys, note, onDone }: { keys: NoteKeys; note: string; onDone(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const id = useId();
  const act = useAct();
  const [text, setText] = useState(note);
  const save = (): Promise<void> =>
    act.run(async () => {
      await saveNote(background, keys, text.trim());
      onDone();
    });
  return (
    <form
      className="note-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field-label" htmlFor={id}>
        {t('activity.note.label')}
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: the press that opened it was meant to write
        autoFocus
        value={text}
        maxLength={MAX_NOTE}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        data-testid="note-input"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <p className="faint tiny" id={`${id}-hint`}>
        {t('activity.note.hint')}
      </p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <div className="note-acts">
        <Button onClick={onDone}>{t('activity.note.cancel')}</Button>
        <Button type="submit" look="primary" busy={act.busy}>
          {t('activity.note.save')}
        </Button>
      </div>
    </form>
  );
}
