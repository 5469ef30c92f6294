import { useEffect } from "react";
import { type Files, type KeptDraft, type useConfig, useVersion } from "../../api/config.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Action } from "../../ui/dialog.tsx";
import { download } from "../../ui/export.ts";
import { Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { oneOf, text, useView } from "../../view/view.ts";
import { FileDiffs } from "./changes-view.tsx";
import { useFound } from "./checker.ts";
import { Conflicts } from "./conflicts.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { FilesView } from "./files-view.tsx";
import { HistoryView, usePublisher } from "./history-view.tsx";
import { Overtaken } from "./overtaken.tsx";
import { Publish } from "./publish.tsx";
import { SavingState } from "./saving-state.tsx";
import { TEXTS } from "./texts.ts";
import { zipped } from "./upload.ts";
import { Upload } from "./upload-view.tsx";
import { useWorkingCopy } from "./use-working-copy.ts";

interface WorkshopProps {
  readonly config: NonNullable<ReturnType<typeof useConfig>["data"]>;
  readonly kept: KeptDraft;
  /** It has not reached the server yet. */
  readonly isUnsaved: boolean;
  /** Of the version that the draft was begun from, or of the one in force. */
  readonly baseFiles: Files;
  readonly onTakeOther: (kept: KeptDraft) => void;
}

/** Where the reader works on the config: everything that is not published is theirs alone. */
export function Workshop({ config, kept, isUnsaved, baseFiles, onTakeOther }: WorkshopProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const nameOf = usePublisher();
  const [mayPublish, mayKeep] = [useMay("config.write"), useMay("config.draft")];
  const mayEdit = mayPublish && mayKeep;
  const version = config.version ?? 0;
  const working = useWorkingCopy({ kept, isUnsaved, version, baseFiles }, mayEdit);
  const { copy, changes, act } = working;
  const [view, setView] = useView({ tab: oneOf("files", "changes", "history"), file: text() });
  const theirs = useVersion(copy.base === version ? undefined : version);
  const found = useFound(copy.files);
  const changed = Object.keys(changes).length;
  const isOvertaken = version > copy.base;
  // Where nothing is changed there is nothing to merge: after a roll back, or when somebody else has published.
  const [followed, isFollowing] = [theirs.data, isOvertaken && changed === 0];
  useEffect(() => {
    if (isFollowing && followed) act({ kind: "rebase", version, theirs: followed });
  }, [isFollowing, followed, version, act]);
  const newest = config.history[0];
  const isBlocked =
    changed === 0 || copy.conflicts.length > 0 || copy.base !== version || (found?.problems.length ?? 0) > 0;
  return (
    <Page
      title={texts.title}
      lead={
        newest
          ? texts.lead(formats.count(newest.version), formats.instant(newest.publishedAt), nameOf(newest.by))
          : texts.nothingYet
      }
      actions={
        <>
          {mayEdit && <SavingState saving={working.saving} changed={changed} />}
          <Button onPress={() => download("config.zip", "application/zip", zipped(copy.files))}>
            {texts.download}
          </Button>
          {mayEdit && changed > 0 && (
            <Action
              label={texts.discard}
              title={texts.discard}
              confirm={texts.discard}
              act={async () => {
                act({ kind: "replace", files: copy.baseFiles });
                return undefined;
              }}
            >
              {texts.discardWhat(formats.count(changed))}
            </Action>
          )}
          {mayEdit && (
            <Publish
              copy={copy}
              isDisabled={isBlocked}
              onPublished={(published) => act({ kind: "published", version: published })}
            />
          )}
        </>
      }
    >
      {!mayEdit && <Notice>{texts.readOnly}</Notice>}
      {working.saving.kind === "outdated" && (
        <Elsewhere kept={working.saving.kept} onTakeOther={onTakeOther} onKeepMine={working.keepMine} />
      )}
      {isOvertaken && changed > 0 && (
        <Overtaken
          since={config.history.filter((one) => one.version > copy.base)}
          {...(theirs.data && {
            onBringIn: () => act({ kind: "rebase", version, theirs: theirs.data }),
          })}
        />
      )}
      <Conflicts copy={copy} act={act} />
      <Tabs
        label={texts.views}
        value={view.tab}
        onChange={(tab) => setView({ tab })}
        tabs={(["files", "changes", "history"] as const).map((id) => ({
          id,
          name: texts.tabs[id],
          ...(id === "changes" && changed > 0 && { count: formats.count(changed) }),
        }))}
      />
      {view.tab === "files" && (
        <Around mayEdit={mayEdit} copy={copy} onTake={(files) => act({ kind: "replace", files })}>
          {Object.keys(copy.files).length === 0 && (
            <Empty title={texts.nothingYet}>{texts.nothingYetWhat}</Empty>
          )}
          <FilesView
            {...{ copy, act, found, mayEdit }}
            path={view.file}
            onOpen={(file) => setView({ file })}
          />
        </Around>
      )}
      {view.tab === "changes" && <FileDiffs before={copy.baseFiles} after={copy.files} />}
      {view.tab === "history" && (
        <HistoryView history={config.history} mine={copy.files} mayEdit={mayPublish} />
      )}
    </Page>
  );
}

function Around({
  mayEdit,
  copy: { files, baseFiles },
  onTake,
  children,
}: {
  readonly mayEdit: boolean;
  readonly copy: { readonly files: Files; readonly baseFiles: Files };
  readonly onTake: (files: Files) => void;
  readonly children: React.ReactNode;
}) {
  if (!mayEdit) return children;
  return <Upload {...{ files, baseFiles, onTake }}>{children}</Upload>;
}
