import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type ExperimentInDetail, useExperiment } from "../../api/experiments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Choices } from "./actions.tsx";
import { Decisions } from "./decisions.tsx";
import { Differences } from "./differences.tsx";
import { TEXTS } from "./texts.ts";
import { Variants } from "./variants.tsx";
import { stateInWords, TONES } from "./words.ts";

const NOTICES = {
  "not-begun": "info",
  "counts-are-off": "bad",
  "too-early": "info",
  undecided: "info",
  winner: "good",
  decided: "good",
} as const;

/** One test: its variants, the difference between them with what is not known of it, and who decided. */
export default function TestPage() {
  const texts = useTexts(TEXTS);
  const { test: name = "" } = useParams({ strict: false }) as { readonly test?: string };
  const test = useExperiment(name);
  return (
    <Page
      title={name}
      lead={test.data && <Tag tone={TONES[test.data.state]}>{texts.states[test.data.state]}</Tag>}
      back={<Link href="/tests">{texts.back}</Link>}
      actions={test.data && <Choices test={test.data} />}
    >
      <Loaded query={test}>{(data) => <One test={data} />}</Loaded>
    </Page>
  );
}

function One({ test }: { readonly test: ExperimentInDetail }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { counted, nextCloses } = test;
  const when = counted && [
    texts.since(formats.day(counted.beganOn), formats.day(counted.through)),
    nextCloses !== undefined && texts.closes(formats.day(nextCloses)),
  ];
  return (
    <>
      <Notice tone={NOTICES[test.state]} title={stateInWords(test, texts, formats)}>
        {when?.filter(Boolean).join("; ")}
      </Notice>
      {counted && <Differences test={test} counted={counted} />}
      <Variants test={test} />
      {test.decisions.length > 0 && <Decisions decisions={test.decisions} />}
    </>
  );
}
