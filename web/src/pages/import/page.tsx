import type { Open } from "../../../worker/import-messages.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Drop } from "./drop.tsx";
import { HowRead } from "./how-read.tsx";
import { Done, Found } from "./outcome.tsx";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";
import { type Importing, useImport } from "./use-import.ts";

/** Takes in a file of orders or people: looks at it, says what would go in, and sends it. */
export default function ImportPage() {
  const texts = useTexts(TEXTS);
  const importing = useImport(texts.leaving);
  const mayWrite = useMay("customers.write");
  const { standing, file, forget } = importing;
  if (!mayWrite)
    return (
      <Page title={texts.title}>
        <Notice tone="warn">{texts.mayNot}</Notice>
      </Page>
    );
  return (
    <Page
      title={texts.title}
      lead={file ? file.name : texts.lead}
      actions={file && standing.kind !== "sending" && <Button onPress={forget}>{texts.another}</Button>}
    >
      {standing.kind === "none" && (
        <Loaded query={importing.shop}>{() => <Drop onFile={importing.take} />}</Loaded>
      )}
      <Now importing={importing} />
    </Page>
  );
}

function Now({ importing }: { readonly importing: Importing }) {
  const texts = useTexts(TEXTS);
  const { standing } = importing;
  const openText = (names: readonly string[], about: Open["about"], message: string) => {
    if (names.length > 0) return texts.openColumns(names.join(", "));
    return about === undefined || about === "columns" ? message : texts.openQuestions[about];
  };
  switch (standing.kind) {
    case "none":
      return undefined;
    case "looking":
      return <output>{texts.looking}</output>;
    case "open": {
      const { message, roles, about, words } = standing.open;
      const names = (roles ?? []).map((role) => texts.roles[role as keyof typeof texts.roles] ?? role);
      return (
        <>
          <Notice tone="warn" title={texts.open} live>
            {openText(names, about, message)}
          </Notice>
          <HowRead
            importing={importing}
            look={{ ...standing.open.look, ...(words && { statuses: words }) }}
          />
        </>
      );
    }
    case "trying":
      return (
        <>
          <Progress of={standing.look.lines} at={standing.counts?.rows ?? 0} words={texts.reading} />
          <HowRead importing={importing} look={standing.look} />
        </>
      );
    case "tried":
      return (
        <>
          <Found importing={importing} outcome={standing.outcome} />
          <HowRead importing={importing} look={standing.look} />
        </>
      );
    case "sending":
      return (
        <>
          <Progress of={standing.of} at={standing.counts?.sent ?? 0} words={texts.sending} />
          <Notice>{texts.keepOpen}</Notice>
        </>
      );
    case "done":
      return <Done outcome={standing.outcome} id={standing.id} subject={importing.wishes.subject} />;
    case "broken":
      return (
        <Notice tone="bad" title={texts.broken} live>
          <p>{standing.message}</p>
          <p>{standing.id === undefined ? texts.tryAgain : texts.goOn(standing.id)}</p>
        </Notice>
      );
    default:
      return standing satisfies never;
  }
}

function Progress({
  of,
  at,
  words,
}: {
  readonly of: number;
  readonly at: number;
  readonly words: (at: string, of: string) => string;
}) {
  const formats = useFormats();
  const said = words(formats.count(at), formats.count(of));
  return (
    <div>
      <output>{said}</output>
      <progress className={css.bar} max={Math.max(of, at, 1)} value={at} aria-label={said} />
    </div>
  );
}
