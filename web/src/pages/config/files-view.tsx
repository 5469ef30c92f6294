import { useState } from "react";
import type { Found, Remark } from "../../../worker/messages.ts";
import { useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty } from "../../ui/state.tsx";
import type { Copy, CopyAction } from "./copy-state.ts";
import css from "./files-view.module.css";
import { Editor } from "./lazy-code.tsx";
import { Remarks } from "./remarks.tsx";
import { TEXTS } from "./texts.ts";
import { FileTree } from "./tree.tsx";
import { changeOf } from "./working-copy.ts";

interface FilesProps {
  readonly copy: Copy;
  readonly act: (action: CopyAction) => void;
  readonly found: Found | undefined;
  readonly mayEdit: boolean;
  /** The file that is open. */
  readonly path: string | undefined;
  readonly onOpen: (path: string | undefined) => void;
}

/** The folder beside the open file, and what the validator says of them while one types. */
export function FilesView({ copy, act, found, mayEdit, path, onOpen }: FilesProps) {
  const texts = useTexts(TEXTS);
  const [place, setPlace] = useState<Remark>();
  const { files, baseFiles } = copy;
  const { problems = [], warnings = [] } = found ?? {};
  const isThere = path !== undefined && files[path] !== undefined;
  const open = (remark: Remark) => {
    // A new object, so that going to the same place again goes there again.
    setPlace({ ...remark });
    onOpen(remark.file);
  };
  const of = (remarks: readonly Remark[]) => remarks.filter(({ file }) => file === path);
  return (
    <>
      <div className={css.sides}>
        <Card title={texts.files} actions={mayEdit && <NewFile files={files} act={act} onOpen={onOpen} />}>
          <FileTree
            files={Object.keys(files)
              .sort()
              .map((file) => ({
                path: file,
                change: changeOf(baseFiles, files, file),
                problems: problems.filter((one) => one.file === file).length,
              }))}
            selected={path}
            onSelect={onOpen}
          />
        </Card>
        <Card
          flush
          title={path ?? texts.choose}
          actions={mayEdit && isThere && <RemoveFile path={path} act={act} onOpen={onOpen} />}
        >
          {isThere ? (
            <Editor
              path={path}
              label={texts.editorOf(path)}
              text={files[path] ?? ""}
              {...(mayEdit && { onChange: (text: string) => act({ kind: "write", path, text }) })}
              problems={of(problems)}
              warnings={of(warnings)}
              goTo={place?.file === path ? place : undefined}
            />
          ) : (
            <Empty title={texts.choose} />
          )}
        </Card>
      </div>
      <div className={css.said} aria-live="polite">
        {!found && <Notice>{texts.checking}</Notice>}
        {found && problems.length + warnings.length === 0 && Object.keys(files).length > 0 && (
          <Notice tone="good" title={texts.allRight}>
            {texts.allRightHint}
          </Notice>
        )}
        <Remarks title={texts.problems} tone="bad" remarks={problems} onOpen={open} />
        <Remarks title={texts.warnings} tone="warn" remarks={warnings} onOpen={open} />
      </div>
    </>
  );
}

type Changing = Pick<FilesProps, "act" | "onOpen">;

function NewFile({ files, act, onOpen }: Changing & { readonly files: Copy["files"] }) {
  const texts = useTexts(TEXTS);
  const [name, setName] = useState("");
  const path = name.trim().replace(/^\/+/, "");
  const isTaken = files[path] !== undefined;
  return (
    <Action
      small
      label={texts.newFile}
      title={texts.newFile}
      confirm={texts.create}
      isReady={path !== "" && !isTaken}
      act={async () => {
        act({ kind: "write", path, text: "" });
        onOpen(path);
        setName("");
        return undefined;
      }}
    >
      <TextField
        label={texts.newFile}
        hint={texts.newFileHint}
        error={isTaken ? texts.exists : undefined}
        value={name}
        onChange={setName}
        maxLength={200}
      />
    </Action>
  );
}

function RemoveFile({ path, act, onOpen }: Changing & { readonly path: string }) {
  const texts = useTexts(TEXTS);
  return (
    <Action
      small
      label={texts.remove("").trim()}
      title={texts.remove(path)}
      confirm={texts.remove("").trim()}
      act={async () => {
        act({ kind: "remove", path });
        onOpen(undefined);
        return undefined;
      }}
    >
      {texts.removeWhat}
    </Action>
  );
}
