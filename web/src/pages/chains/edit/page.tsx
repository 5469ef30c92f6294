import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Link } from "react-aria-components";
import { useChains } from "../../../api/chains.ts";
import { draftKey, useConfig, useDraft, useVersion } from "../../../api/config.ts";
import { useMay, useSession } from "../../../session/session.tsx";
import { useLanguage, useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { Page } from "../../../ui/frame.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Failed, Loading } from "../../../ui/state.tsx";
import { forgetUnsaved, unsavedOf } from "../../config/unsaved.ts";
import { Editing } from "./editing.tsx";
import { EDIT } from "./texts.ts";

/** A chain's waits, subjects and discounts as a form, over the reader's draft of the config. */
export default function EditPage() {
  const texts = useTexts(EDIT);
  const { language } = useLanguage();
  const { chain: id = "" } = useParams({ strict: false }) as { readonly chain?: string };
  const [mayWrite, mayKeep] = [useMay("config.write"), useMay("config.draft")];
  const chain = useChains().data?.chains.find((one) => one.id === id);
  const name = chain ? nameIn(chain.name, language) : id;
  const frame = { title: texts.title(name), back: <Link href={`/chains/${id}`}>{name}</Link> };
  if (!mayWrite || !mayKeep)
    return (
      <Page {...frame}>
        <Notice>{texts.readOnly}</Notice>
      </Page>
    );
  return <Drafted key={id} id={id} frame={frame} />;
}

function Drafted({
  id,
  frame,
}: {
  readonly id: string;
  readonly frame: Omit<Parameters<typeof Page>[0], "children">;
}) {
  const place = `chains/${id}`;
  const config = useConfig();
  const draft = useDraft(place);
  const queries = useQueryClient();
  const { subject } = useSession();
  const [unsaved, setUnsaved] = useState(() => unsavedOf(subject));
  useEffect(forgetUnsaved, []);
  const kept = draft.data && (unsaved ?? draft.data);
  const base = kept && config.data && (kept.draft?.base ?? config.data.version ?? 0);
  const files = useVersion(base);
  const failed = [config, draft, files].find(({ error }) => error);
  if (config.data && kept && files.data)
    return (
      <Editing
        key={kept.revision}
        {...{ id, frame }}
        start={{
          ...{ kept, isUnsaved: unsaved !== undefined },
          ...{ version: config.data.version ?? 0, baseFiles: files.data },
        }}
        onTakeOther={(other) => {
          setUnsaved(undefined);
          queries.setQueryData(draftKey(place), other);
        }}
      />
    );
  return (
    <Page {...frame}>
      {failed?.error ? <Failed error={failed.error} again={() => void failed.refetch()} /> : <Loading />}
    </Page>
  );
}
