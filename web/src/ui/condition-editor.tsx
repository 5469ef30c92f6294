import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import css from "./condition-editor.module.css";

export interface NamedField {
  readonly name: string;
  readonly type: string;
  readonly meaning?: string;
  /** In the reader's language. */
  readonly label?: string;
  readonly values?: readonly string[];
}

export interface ConditionEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly fields: readonly NamedField[];
  readonly hint?: string;
  /** What is wrong, and at which character where that is known. */
  readonly problem?: { readonly message: string; readonly at?: number } | undefined;
}

/** By the page's tokens, so that it follows the theme. */
const THEME = EditorView.theme({
  "&": { minHeight: "5rem", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-content": { caretColor: "var(--text)", fontFamily: "var(--mono)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-tooltip": { border: "1px solid var(--line)", background: "var(--raised)", color: "var(--text)" },
});

/** One condition: names are completed with what they mean, and a problem is marked at its place. */
export default function ConditionEditor(props: ConditionEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;
  const { label, hint, problem } = props;
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          autocompletion({ override: [(context) => completionsOf(context, latest.current.fields)] }),
          keymap.of([
            { key: "Ctrl-Enter", mac: "Cmd-Enter", run: () => submitted(latest.current.onSubmit) },
            ...completionKeymap,
          ]),
          EditorView.lineWrapping,
          THEME,
          EditorView.contentAttributes.of({ "aria-label": label }),
          placeholder(hint ?? ""),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, hint]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const end = editor.state.doc.length;
    const from = Math.min(problem?.at ?? 0, end);
    const marks = problem
      ? [{ from, to: Math.min(end, from + 1), severity: "error" as const, message: problem.message }]
      : [];
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problem]);
  return <div ref={place} className={css.editor} />;
}

function submitted(act: () => void): true {
  act();
  return true;
}

function completionsOf(context: CompletionContext, fields: readonly NamedField[]) {
  const text = context.matchBefore(/(\w+)\s*(==|!=)\s*"[^"]*/);
  const field = text && fields.find(({ name }) => text.text.startsWith(name));
  if (text && field?.values) {
    const from = text.from + text.text.lastIndexOf('"') + 1;
    return { from, options: field.values.map((label) => ({ label, type: "enum" })) };
  }
  const word = context.matchBefore(/[\w.]+/);
  if (!word && !context.explicit) return null;
  return {
    from: word?.from ?? context.pos,
    options: fields.map(({ name, type, meaning, label = type }) => ({
      ...{ label: name, detail: label },
      ...(meaning !== undefined && { info: meaning }),
    })),
  };
}
