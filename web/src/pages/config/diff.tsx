import { yaml } from "@codemirror/lang-yaml";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import css from "./editor.module.css";
import { useShadow } from "./shadow.ts";

export interface DiffProps {
  readonly path: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Where given, what differs can be taken or left piece by piece, and be written in. */
  readonly onChange?: (text: string) => void;
  /** On the buttons of a piece. */
  readonly accept?: string;
  readonly reject?: string;
}

/** What `after` has different from `before`, in one column that fits a phone. */
export default function Diff({ path, label, before, after, onChange, accept, reject }: DiffProps) {
  const { host, inside } = useShadow();
  const first = useRef(after);
  const changed = useRef(onChange);
  changed.current = onChange;
  const isMerge = onChange !== undefined;
  if (!isMerge) first.current = after;
  const shown = isMerge ? undefined : after;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is merged is the view's own from then on
  useEffect(() => {
    if (!inside) return;
    const view = new EditorView({
      root: inside.root,
      parent: inside.place,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...[lineNumbers(), EditorView.lineWrapping, LOOKS],
          ...(/\.ya?ml$/.test(path) ? [yaml()] : []),
          unifiedMergeView({
            original: before,
            collapseUnchanged: { margin: 3, minSize: 6 },
            mergeControls: isMerge
              ? (kind, act) => controlOf(kind === "accept" ? (accept ?? "") : (reject ?? ""), act)
              : false,
          }),
          ...(isMerge ? [] : [EditorState.readOnly.of(true), EditorView.editable.of(false)]),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed.current?.(state.doc.toString());
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [inside, path, label, before, shown, isMerge, accept, reject]);
  return <div ref={host} className={css.diff} />;
}

function controlOf(name: string, act: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", act);
  return button;
}

const LOOKS = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "0.87rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "none" },
  ".cm-changedLine, .cm-insertedLine": { backgroundColor: "var(--good-soft)" },
  ".cm-deletedChunk": { backgroundColor: "var(--bad-soft)" },
  ".cm-changedText": { background: "color-mix(in srgb, var(--good) 25%, transparent)" },
  ".cm-deletedChunk .cm-deletedText": { background: "color-mix(in srgb, var(--bad) 25%, transparent)" },
  ".cm-collapsedLines": { background: "var(--sunken)", color: "var(--muted)" },
  ".cm-chunkButtons button": {
    margin: "2px",
    padding: "4px 10px",
    border: "1px solid var(--line-strong)",
    borderRadius: "7px",
    background: "var(--raised)",
    color: "var(--text)",
    font: "inherit",
    cursor: "pointer",
  },
});
