import { useQueryClient } from "@tanstack/react-query";
import { draftKey, useConfig, useDraft, useVersion } from "../../api/config.ts";
import { useTexts } from "../../texts/language.tsx";
import { Page } from "../../ui/frame.tsx";
import { Failed, Loading } from "../../ui/state.tsx";
import { TEXTS } from "./texts.ts";
import { Workshop } from "./workshop.tsx";

const PLACE = "config";

/** The config: its files, what changes, and what was before. */
export default function Config() {
  const texts = useTexts(TEXTS);
  const config = useConfig();
  const draft = useDraft(PLACE);
  const queries = useQueryClient();
  const base = draft.data && config.data && (draft.data.draft?.base ?? config.data.version ?? 0);
  const files = useVersion(base);
  const failed = [config, draft, files].find(({ error }) => error);
  if (config.data && draft.data && files.data)
    return (
      <Workshop
        key={draft.data.revision}
        config={config.data}
        kept={draft.data}
        baseFiles={files.data}
        onTakeOther={(kept) => queries.setQueryData(draftKey(PLACE), kept)}
      />
    );
  return (
    <Page title={texts.title}>
      {failed?.error ? <Failed error={failed.error} again={() => void failed.refetch()} /> : <Loading />}
    </Page>
  );
}
