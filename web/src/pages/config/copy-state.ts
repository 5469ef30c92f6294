import type { Files, KeptDraft } from "../../api/config.ts";
import { rebased, withChanges } from "./working-copy.ts";

/** What the reader works on. */
export interface Copy {
  /** The version that it was begun from, and its files. */
  readonly base: number;
  readonly baseFiles: Files;
  readonly files: Files;
  /** Files in which the reader has to decide between their own text and another's. */
  readonly conflicts: readonly string[];
  /** Of the draft that the server keeps. */
  readonly revision: number;
}

export type CopyAction =
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "replace"; readonly files: Files }
  | { readonly kind: "decided"; readonly path: string; readonly text: string | undefined }
  /** Others have published. */
  | { readonly kind: "rebase"; readonly version: number; readonly theirs: Files }
  | { readonly kind: "published"; readonly version: number }
  | { readonly kind: "saved"; readonly revision: number };

/** The draft that is kept, or the version in force where there is none. */
export function copyFrom({ draft, revision }: KeptDraft, version: number, baseFiles: Files): Copy {
  const common = { baseFiles, conflicts: [], revision };
  if (!draft) return { ...common, base: version, files: baseFiles };
  return { ...common, base: draft.base, files: withChanges(baseFiles, draft.files) };
}

export function copyAfter(copy: Copy, action: CopyAction): Copy {
  switch (action.kind) {
    case "write":
      return { ...copy, files: { ...copy.files, [action.path]: action.text } };
    case "remove":
      return { ...copy, files: without(copy.files, action.path) };
    case "replace":
      return { ...copy, files: action.files, conflicts: [] };
    case "decided": {
      const conflicts = copy.conflicts.filter((path) => path !== action.path);
      const { path, text } = action;
      const files = text === undefined ? without(copy.files, path) : { ...copy.files, [path]: text };
      return { ...copy, files, conflicts };
    }
    case "rebase": {
      const { files, conflicts } = rebased(copy.baseFiles, copy.files, action.theirs);
      return { ...copy, base: action.version, baseFiles: action.theirs, files, conflicts };
    }
    case "published":
      return { ...copy, base: action.version, baseFiles: copy.files, conflicts: [] };
    case "saved":
      return { ...copy, revision: action.revision };
    default:
      return action satisfies never;
  }
}

function without(files: Files, path: string): Files {
  const { [path]: _, ...rest } = files;
  return rest;
}
