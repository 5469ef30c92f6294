import { useEffect, useReducer, useRef, useState } from "react";
import { type FileChanges, type Files, type KeptDraft, useSaveDraft } from "../../api/config.ts";
import { ApiProblem } from "../../api/problem.ts";
import { type Copy, type CopyAction, copyAfter, copyFrom } from "./copy-state.ts";
import { changesBetween } from "./working-copy.ts";

/** How long after the last key a draft is saved. */
const PAUSE_MS = 800;

export type Saving =
  | { readonly kind: "saved" | "waiting" | "saving" }
  | { readonly kind: "failed"; readonly why: string }
  /** Saved from another window or machine meanwhile. */
  | { readonly kind: "outdated"; readonly kept: KeptDraft };

export interface WorkingCopy {
  readonly copy: Copy;
  readonly changes: FileChanges;
  readonly saving: Saving;
  readonly act: (action: CopyAction) => void;
  /** Saves over what another window has saved. */
  readonly keepMine: () => void;
}

/** What the reader works on, saved to the server a moment after each change, so that it is there on every machine. */
export function useWorkingCopy(
  start: { readonly kept: KeptDraft; readonly version: number; readonly baseFiles: Files },
  mayKeep: boolean,
): WorkingCopy {
  const [copy, act] = useReducer(copyAfter, start, ({ kept, version, baseFiles }) =>
    copyFrom(kept, version, baseFiles),
  );
  const [saving, setSaving] = useState<Saving>({ kind: "saved" });
  const { mutateAsync } = useSaveDraft();
  const changes = changesBetween(copy.baseFiles, copy.files);
  const content = JSON.stringify([copy.base, changes]);
  const saved = useRef(content);
  const latest = useRef(copy);
  latest.current = copy;
  const isOutdated = saving.kind === "outdated";

  useEffect(() => {
    if (!mayKeep || isOutdated || content === saved.current) return;
    setSaving({ kind: "waiting" });
    const timer = setTimeout(async () => {
      setSaving({ kind: "saving" });
      const { base, revision } = latest.current;
      try {
        const files: FileChanges = JSON.parse(content)[1];
        const answer = await mutateAsync({ base, files, revision });
        saved.current = content;
        act({ kind: "saved", revision: answer.revision });
        setSaving({ kind: "saved" });
      } catch (error) {
        setSaving(outcomeOf(error));
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content, mayKeep, isOutdated, mutateAsync]);

  // Whoever leaves within the pause loses nothing.
  const flush = useRef(() => {});
  flush.current = () => {
    if (!mayKeep || isOutdated || content === saved.current) return;
    void mutateAsync({ base: copy.base, files: changes, revision: copy.revision });
  };
  useEffect(() => () => flush.current(), []);

  useEffect(() => {
    if (saving.kind === "saved" || !mayKeep) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [saving.kind, mayKeep]);

  return {
    ...{ copy, changes, saving },
    act,
    keepMine() {
      if (saving.kind !== "outdated") return;
      act({ kind: "saved", revision: saving.kept.revision });
      saved.current = "";
      setSaving({ kind: "waiting" });
    },
  };
}

function outcomeOf(error: unknown): Saving {
  if (error instanceof ApiProblem && error.status === 409) {
    const { draft = null, revision = 0 } = error.document as Partial<KeptDraft>;
    return { kind: "outdated", kept: { draft, revision } };
  }
  return { kind: "failed", why: error instanceof Error ? error.message : `${error}` };
}
