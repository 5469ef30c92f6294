import type { DraftToSave, KeptDraft } from "../../api/config.ts";

const KEY = "comeback.unsaved-draft";

/** What had not reached the server when the page went away, and whose it is. */
interface Unsaved {
  readonly subject: string;
  readonly at: number;
  readonly draft: DraftToSave;
}

/** Keeps it for this tab: whoever signs in again, or reloads, goes on with it. */
export function keepUnsaved(subject: string, draft: DraftToSave): void {
  const unsaved: Unsaved = { subject, at: Date.now(), draft };
  sessionStorage.setItem(KEY, JSON.stringify(unsaved));
}

/** As if the server had kept it: at the revision that it was written over, so that a newer one is noticed. */
export function unsavedOf(subject: string): KeptDraft | undefined {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return undefined;
  const { subject: whose, at, draft }: Unsaved = JSON.parse(text);
  if (whose !== subject) return undefined;
  const { base, files, revision } = draft;
  return { draft: { base, files: { ...files }, savedAt: at }, revision };
}

export const forgetUnsaved = (): void => sessionStorage.removeItem(KEY);
