import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorLook } from './editor-theme';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Columns of each table, for completion. */
  readonly schema: Readonly<Record<string, readonly string[]>>;
  readonly onChange: (sql: string) => void;
  readonly onRun: () => void;
}

/** An editor of SQL with completion of tables and columns. It lives in a shadow root, where its styles need no style element. */
export function SqlEditor({ label, value, schema, onChange, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const language = useRef(new Compartment());
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };

  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ activateOnTypingDelay: 50 }),
          placeholder('SELECT * FROM a_table'),
          language.current.of(dialect(schema)),
          // Before the editor's own keys: Mod+Enter would add a line. Tab leaves the editor, so that the keyboard is not caught in it.
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (latest.current.onRun(), true) }])),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, 'data-testid': 'sql' }),
          EditorView.updateListener.of((update) => update.docChanged && latest.current.onChange(update.state.doc.toString())),
          editorLook,
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
    // One editor for as long as it is on screen; what changes later is given to it below.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(dialect(schema)) });
  }, [schema]);

  useEffect(() => {
    const editor = view.current;
    // Undo in the workspace or another statement: not what was just typed here.
    if (editor !== null && editor.state.doc.toString() !== value) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div ref={host} className="sql-editor" />;
}

function dialect(schema: Props['schema']) {
  return sql({ dialect: PostgreSQL, schema: Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]])), upperCaseKeywords: true });
}
