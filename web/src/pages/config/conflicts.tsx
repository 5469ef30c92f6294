import { useState } from "react";
import { useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Copy, CopyAction } from "./copy-state.ts";
import { Diff } from "./lazy-code.tsx";
import { TEXTS } from "./texts.ts";

/** Files that the reader and somebody else have both changed: nothing is published before each is decided on. */
export function Conflicts({
  copy,
  act,
}: {
  readonly copy: Copy;
  readonly act: (action: CopyAction) => void;
}) {
  const texts = useTexts(TEXTS);
  if (copy.conflicts.length === 0) return undefined;
  return (
    <>
      <Notice tone="warn" live title={texts.conflicts}>
        {texts.conflictsWhat}
      </Notice>
      {copy.conflicts.map((path) => (
        <Conflict key={path} path={path} copy={copy} act={act} />
      ))}
    </>
  );
}

function Conflict({
  path,
  copy,
  act,
}: {
  readonly path: string;
  readonly copy: Copy;
  readonly act: (action: CopyAction) => void;
}) {
  const texts = useTexts(TEXTS);
  const [mine, theirs] = [copy.files[path], copy.baseFiles[path]];
  const [text, setText] = useState(mine ?? "");
  const decide = (decided: string | undefined) => act({ kind: "decided", path, text: decided });
  return (
    <Card
      flush
      title={path}
      actions={
        <Row>
          <Button small onPress={() => decide(theirs)}>
            {texts.theirs}
          </Button>
          <Button small onPress={() => decide(mine)}>
            {texts.mine}
          </Button>
          <Button small kind="primary" onPress={() => decide(text)}>
            {texts.asItStands}
          </Button>
        </Row>
      }
    >
      <Diff
        path={path}
        label={texts.mergeOf(path)}
        before={theirs ?? ""}
        after={mine ?? ""}
        onChange={setText}
        accept={texts.mine}
        reject={texts.theirs}
      />
    </Card>
  );
}
