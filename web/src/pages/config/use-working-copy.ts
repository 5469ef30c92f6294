import { useEffect, useReducer, useRef, useState } from "react";
import {
  type DraftAnswer,
  type FileChanges,
  type Files,
  type KeptDraft,
  useSaveDraft,
  wholeDraft,
} from "../../api/config.ts";
import { ApiProblem } from "../../api/problem.ts";
import { isLeavingToSignIn } from "../../session/leaving.ts";
import { useSession } from "../../session/session.tsx";
import { type Copy, type CopyAction, copyAfter, copyFrom } from "./copy-state.ts";
import { keepUnsaved } from "./unsaved.ts";
import { changesBetween } from "./working-copy.ts";

/** How long after the last key a draft is saved. */
const PAUSE_MS = 800;
/** How long after a failure it is tried again by itself. */
const AGAIN_MS = 5_000;

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
  start: {
    readonly kept: KeptDraft;
    readonly isUnsaved: boolean;
    readonly version: number;
    readonly baseFiles: Files;
  },
  mayKeep: boolean,
): WorkingCopy {
  const [copy, act] = useReducer(copyAfter, start, ({ kept, version, baseFiles }) =>
    copyFrom(kept, version, baseFiles),
  );
  const [saving, setSaving] = useState<Saving>({ kind: "saved" });
  const [tries, setTries] = useState(0);
  const { mutateAsync } = useSaveDraft();
  const { subject } = useSession();
  const changes = changesBetween(copy.baseFiles, copy.files);
  const content = JSON.stringify([copy.base, changes]);
  const saved = useRef(start.isUnsaved ? "" : content);
  const latest = useRef(copy);
  latest.current = copy;
  const isOutdated = saving.kind === "outdated";

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same again
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
        setSaving(await outcomeOf(error));
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content, mayKeep, isOutdated, mutateAsync, tries]);

  useEffect(() => {
    if (saving.kind !== "failed") return;
    const timer = setTimeout(() => setTries((before) => before + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [saving]);

  // Whoever leaves within the pause loses nothing.
  const flush = useRef(() => {});
  flush.current = () => {
    if (!mayKeep || isOutdated || content === saved.current) return;
    const draft = { base: copy.base, files: changes, revision: copy.revision };
    mutateAsync(draft).catch(() => keepUnsaved(subject, draft));
  };
  useEffect(() => () => flush.current(), []);

  // Nobody waits for a server while a page goes away: to sign in again, or because it is loaded anew.
  const keep = useRef(() => {});
  keep.current = () => {
    if (!mayKeep || content === saved.current) return;
    keepUnsaved(subject, { base: copy.base, files: changes, revision: copy.revision });
  };
  useEffect(() => {
    const hide = () => keep.current();
    addEventListener("pagehide", hide);
    return () => removeEventListener("pagehide", hide);
  }, []);

  useEffect(() => {
    if (saving.kind === "saved" || !mayKeep) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isLeavingToSignIn()) event.preventDefault();
    };
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

async function outcomeOf(error: unknown): Promise<Saving> {
  if (error instanceof ApiProblem && error.status === 409) {
    const { draft = null, revision = 0 } = error.document as Partial<DraftAnswer>;
    return { kind: "outdated", kept: await wholeDraft({ draft, revision }) };
  }
  return { kind: "failed", why: error instanceof Error ? error.message : `${error}` };
}
