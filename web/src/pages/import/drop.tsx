import { useRef, useState } from "react";
import { useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

/** Takes one file that is dropped or chosen. */
export function Drop({ onFile }: { readonly onFile: (file: File) => void }) {
  const texts = useTexts(TEXTS);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who has no mouse uses the button
    <div
      className={isOver ? css.over : css.zone}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
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
    </div>
  );
}
