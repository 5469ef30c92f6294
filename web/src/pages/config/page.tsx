import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { draftKey, useConfig, useDraft, useVersion } from "../../api/config.ts";
import { useSession } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Page } from "../../ui/frame.tsx";
import { Failed, Loading } from "../../ui/state.tsx";
import { TEXTS } from "./texts.ts";
import { forgetUnsaved, unsavedOf } from "./unsaved.ts";
import { Workshop } from "./workshop.tsx";

const PLACE = "config";

/** The config: its files, what changes, and what was before. */
export default function Config() {
  const texts = useTexts(TEXTS);
  const config = useConfig();
  const draft = useDraft(PLACE);
  const queries = useQueryClient();
  const { subject } = useSession();
  const [unsaved, setUnsaved] = useState(() => unsavedOf(subject));
  useEffect(forgetUnsaved, []);
  const kept = draft.data && (unsaved ?? draft.data);
  const found = kept && config.data && (kept.draft?.base ?? config.data.version ?? 0);
  // Stays what it was at first: whoever has published reads that it is done, in the same workshop.
  const begun = useRef(found);
  begun.current ??= found;
  const base = begun.current;
  const files = useVersion(base);
  const failed = [config, draft, files].find(({ error }) => error);
  if (config.data && kept && files.data)
    return (
      <Workshop
        key={kept.revision}
        config={config.data}
        kept={kept}
        isUnsaved={unsaved !== undefined}
        baseFiles={files.data}
        onTakeOther={(other) => {
          begun.current = undefined;
          setUnsaved(undefined);
          queries.setQueryData(draftKey(PLACE), other);
        }}
      />
    );
  return (
    <Page title={texts.title}>
      {failed?.error ? <Failed error={failed.error} again={() => void failed.refetch()} /> : <Loading />}
    </Page>
  );
}
