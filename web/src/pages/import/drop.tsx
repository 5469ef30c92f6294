import { useRef } from "react";
import { useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

/** Takes one file that is dropped or chosen. */
export function Drop({ onFile }: { readonly onFile: (file: File) => void }) {
  const texts = useTexts(TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    <DropZone className={css.zone} overClassName={css.over} onDrop={({ files }) => take(files)}>
      <strong>{texts.drop}</strong>
      <p className={css.what}>{texts.dropWhat}</p>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz"
        aria-label={texts.choose}
        onChange={({ target }) => take(target.files)}
      />
      <Button kind="primary" onPress={() => input.current?.click()}>
        {texts.choose}
      </Button>
    </DropZone>
  );
}
