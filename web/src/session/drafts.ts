import { useCallback, useState } from "react";
import { useSession } from "./session.tsx";

const keyOf = (subject: string, place: string): string => `comeback.draft.${subject}.${place}`;

/** What somebody has written and not yet published; undefined where nothing is, or another version wrote it. */
export function readDraft(subject: string, place: string): unknown {
  const text = localStorage.getItem(keyOf(subject, place));
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined forgets it. */
export function writeDraft(subject: string, place: string, draft: unknown): void {
  if (draft === undefined) localStorage.removeItem(keyOf(subject, place));
  else localStorage.setItem(keyOf(subject, place), JSON.stringify(draft));
}

/**
 * An unfinished change that outlives a reload, a new sign-in and a closed window. `place`: what is changed, like
 * `config`. It stays in this browser until it is published or forgotten, so nothing of a customer may be in it.
 */
export function useDraft(place: string): readonly [draft: unknown, keep: (draft: unknown) => void] {
  const { subject } = useSession();
  const [draft, setDraft] = useState(() => readDraft(subject, place));
  const keep = useCallback(
    (next: unknown) => {
      writeDraft(subject, place, next);
      setDraft(next);
    },
    [subject, place],
  );
  return [draft, keep];
}
