import { useChanges } from "../../api/changes.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Loaded } from "../../ui/state.tsx";
import { oneOf, text, useView } from "../../view/view.ts";
import { AREAS } from "./actions.ts";
import { Lines } from "./lines.tsx";
import { TEXTS } from "./texts.ts";
import { whoOf } from "./words.ts";

const EVERYBODY = "";
const VIEW = { by: text(), kind: oneOf("all", ...AREAS) };

/** Who changed what, when, from what to what. */
export default function ChangesPage() {
  const texts = useTexts(TEXTS);
  const [{ by, kind }, setView] = useView(VIEW);
  const changes = useChanges({ by, area: kind === "all" ? undefined : kind });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Row>
        <People by={by} onChange={(next) => setView({ by: next || undefined })} />
        <Select
          label={texts.kind}
          choices={(["all", ...AREAS] as const).map((id) => ({ id, name: texts.kinds[id] }))}
          value={kind}
          onChange={(next) => setView({ kind: next === "all" ? undefined : next })}
        />
      </Row>
      <Loaded query={changes}>
        {({ pages }) => (
          <Card flush>
            <Lines
              changes={pages.flatMap((page) => page.changes)}
              more={changes}
              isFiltered={by !== undefined || kind !== "all"}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

/** Whoever has changed something lately, and who is chosen. */
function People({
  by,
  onChange,
}: {
  readonly by: string | undefined;
  readonly onChange: (by: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const lately = useChanges({});
  const names = new Map<string, string>([[EVERYBODY, texts.everybody]]);
  if (by !== undefined) names.set(by, by);
  for (const { by: who } of lately.data?.pages[0]?.changes ?? []) names.set(who.subject, whoOf(who, texts));
  return (
    <Select
      label={texts.who}
      choices={[...names].map(([id, name]) => ({ id, name }))}
      value={by ?? EVERYBODY}
      onChange={onChange}
    />
  );
}
