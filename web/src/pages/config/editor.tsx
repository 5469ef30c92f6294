import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Text, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { useEffect, useRef } from "react";
import type { Remark } from "../../../worker/messages.ts";
import css from "./editor.module.css";
import { useShadow } from "./shadow.ts";

export interface EditorProps {
  readonly path: string;
  readonly text: string;
  readonly label: string;
  /** Absent for whoever may only look. */
  readonly onChange?: (text: string) => void;
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** A place to go to; a new object goes there again. */
  readonly goTo?: { readonly line: number; readonly column?: number } | undefined;
}

/** A file of the config with the validator's words at their places. Tab leaves it, as it leaves any field. */
export default function Editor({ path, text, label, onChange, problems, warnings, goTo }: EditorProps) {
  const { host, inside } = useShadow();
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef(text);
  first.current = text;
  const isReadOnly = onChange === undefined;

  useEffect(() => {
    if (!inside) return;
    const made = new EditorView({
      root: inside.root,
      parent: inside.place,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          basicSetup,
          ...(/\.ya?ml$/.test(path) ? [yaml()] : []),
          ...[lintGutter(), LOOKS, syntaxHighlighting(COLOURS), EditorView.lineWrapping],
          LOCK.of(EditorState.readOnly.of(isReadOnly)),
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            const isOwn = transactions.some((one) => one.annotation(Transaction.remote));
            if (docChanged && !isOwn) changed.current?.(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [inside, path, label, isReadOnly]);

  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === text) return;
    const changes = { from: 0, to: current.state.doc.length, insert: text };
    current.dispatch({ changes, annotations: Transaction.remote.of(true) });
  }, [text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view has no marks yet
  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const { doc } = current.state;
    const marks = [
      ...problems.map((one) => markOf(doc, one, "error")),
      ...warnings.map((one) => markOf(doc, one, "warning")),
    ].sort((a, b) => a.from - b.from);
    current.dispatch(setDiagnostics(current.state, marks));
  }, [inside, path, problems, warnings]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  useEffect(() => {
    const { current } = view;
    if (!current || !goTo) return;
    const at = placeOf(current.state.doc, goTo);
    current.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    current.focus();
  }, [inside, path, goTo]);

  return <div ref={host} className={css.editor} />;
}

const LOCK = new Compartment();

function placeOf(doc: Text, { line, column = 1 }: Pick<Remark, "line" | "column">): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + column - 1, to);
}

/** From the place to the end of the word, or of the line where no column is known. */
function markOf(doc: Text, remark: Remark, severity: Diagnostic["severity"]): Diagnostic {
  const line = doc.line(Math.min(Math.max(remark.line, 1), doc.lines));
  const from = placeOf(doc, remark);
  const word = /^[\w.-]+/.exec(doc.sliceString(from, line.to))?.[0].length ?? 0;
  const to = remark.column === undefined || word === 0 ? line.to : from + word;
  return { from, to: Math.max(from, to), severity, message: remark.message };
}

const LOOKS = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "0.87rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--hover) 55%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--hover)", color: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--accent-soft)",
  },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    border: "1px solid var(--line)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent-text)" },
  { tag: [tags.string, tags.content], color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--info)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--muted)" },
]);
