import { type ReactNode, useRef, useState } from "react";
import type { Files } from "../../api/config.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TEXTS } from "./texts.ts";
import { chosenFiles, droppedFiles, type Refused, uploaded } from "./upload.ts";
import css from "./upload-view.module.css";
import { changesBetween } from "./working-copy.ts";

interface UploadProps {
  readonly files: Files;
  readonly baseFiles: Files;
  readonly onTake: (files: Files) => void;
  readonly children: ReactNode;
}

type Told =
  | { readonly kind: "taken"; readonly before: Files; readonly count: number; readonly changed: number }
  | { readonly kind: "refused"; readonly why: Refused };

/** Takes a folder, a zip or a few files that are dropped or chosen, in place of the draft; and gives the draft back. */
export function Upload({ files, baseFiles, onTake, children }: UploadProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [told, setTold] = useState<Told>();
  const [folder, some] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const take = async (chosen: Parameters<typeof uploaded>[0]) => {
    if (chosen.length === 0) return;
    const found = await uploaded(chosen);
    if ("refused" in found) return setTold({ kind: "refused", why: found.refused });
    // A whole config takes the draft's place, single files join it.
    const next = "store.yaml" in found.files ? found.files : { ...files, ...found.files };
    onTake(next);
    const changed = Object.keys(changesBetween(baseFiles, next)).length;
    setTold({ kind: "taken", before: files, count: Object.keys(found.files).length, changed });
  };
  return (
    <DropZone
      className={css.zone}
      overClassName={css.over}
      onDrop={({ items }) => void droppedFiles(items).then(take)}
    >
      <div className={css.buttons}>
        <input
          ref={folder}
          hidden
          type="file"
          aria-label={texts.uploadFolder}
          onChange={({ target }) => void take(chosenFiles(target.files ?? []))}
          {...{ webkitdirectory: "" }}
        />
        <input
          ref={some}
          hidden
          multiple
          type="file"
          aria-label={texts.uploadZip}
          onChange={({ target }) => void take(chosenFiles(target.files ?? []))}
        />
        <Button small onPress={() => folder.current?.click()}>
          {texts.uploadFolder}
        </Button>
        <Button small onPress={() => some.current?.click()}>
          {texts.uploadZip}
        </Button>
        <span className={css.hint}>{texts.dropHere}</span>
      </div>
      {told?.kind === "refused" && (
        <Notice tone="bad" live>
          {texts.refused[told.why]}
        </Notice>
      )}
      {told?.kind === "taken" && (
        <Notice
          tone="good"
          live
          action={
            <Button
              small
              onPress={() => {
                onTake(told.before);
                setTold(undefined);
              }}
            >
              {texts.undo}
            </Button>
          }
        >
          {texts.taken(formats.count(told.count), formats.count(told.changed))}
        </Notice>
      )}
      {children}
    </DropZone>
  );
}
