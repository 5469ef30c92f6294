import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { FLOW_BENCHMARK } from "../../../../src/contracts/benchmarks.ts";
import { type ProofCounted, type ProofInDetail, useProofOf } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts, Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ProofMoves } from "./moves.tsx";
import { Shown } from "./shown.tsx";
import { Sides } from "./sides.tsx";
import { TakenBack } from "./taken-back.tsx";
import { TEXTS } from "./texts.ts";
import { useHoldOutName } from "./use-hold-out-name.ts";
import { Variants } from "./variants.tsx";
import { betweenText, reasonInWords, stateInWords, TONES, writerOf } from "./words.ts";

const NOTICES = {
  "not-begun": "info",
  "too-early": "info",
  "not-trusted": "bad",
  undecided: "info",
  more: "good",
  less: "warn",
} as const;

/** One hold-out: what it has shown, whether that is to be trusted, and when more will be known. */
export default function ProofOfPage() {
  const texts = useTexts(TEXTS);
  const { proof: id = "" } = useParams({ strict: false }) as { readonly proof?: string };
  const proof = useProofOf(id);
  const nameOf = useHoldOutName();
  return (
    <Page
      title={nameOf(id)}
      lead={proof.data && <Tag tone={TONES[proof.data.state]}>{texts.states[proof.data.state]}</Tag>}
      back={<Link href="/proof">{texts.back}</Link>}
    >
      <Loaded query={proof}>
        {(data) => (data ? <One proof={data} /> : <Empty title={texts.noSuch}>{texts.noSuchWhy}</Empty>)}
      </Loaded>
    </Page>
  );
}

function One({ proof }: { readonly proof: ProofInDetail }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { counted, earlier, withinDays } = proof;
  const when = counted && texts.since(formats.day(counted.beganOn), formats.day(counted.through));
  return (
    <>
      <Notice tone={NOTICES[proof.state]} title={stateInWords(proof, texts, formats)}>
        {[when, texts.window(formats.count(withinDays))].filter(Boolean).join("; ")}
      </Notice>
      {counted && <Reasons counted={counted} />}
      {counted && (
        <Card title={texts.brought} lead={texts.broughtLead}>
          <Shown counted={counted} />
        </Card>
      )}
      {counted && <Prospect counted={counted} />}
      {counted && <Sides proof={proof} counted={counted} />}
      {counted && <Variants counted={counted} />}
      {counted && <TakenBack counted={counted} />}
      {counted?.moves && <ProofMoves moves={counted.moves} />}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </>
  );
}

function Reasons({ counted: { reasons, currency } }: { readonly counted: ProofCounted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (reasons.length === 0) return null;
  return (
    <Notice tone="bad" title={texts.because}>
      <ul>
        {reasons.map((reason) => {
          const words = reasonInWords(reason, currency, { texts, formats });
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </Notice>
  );
}

/** What could be found at this size, and when. */
function Prospect({ counted }: { readonly counted: ProofCounted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { detectable, learnFast, ordered, gone, changedOn } = counted;
  const points = (share: number) => texts.pointsOf(formats.decimal(share * 100, 2));
  const orders = (value: number) => ({ value, text: formats.count(value) });
  const { median, topDecile, source } = FLOW_BENCHMARK;
  return (
    <Card>
      <Facts
        items={[
          ordered && [texts.ordered, betweenText(ordered, texts, points)],
          detectable && [
            texts.detectable,
            texts.detectableIs(
              points(detectable.share),
              points(detectable.target),
              detectable.readyOn && formats.day(detectable.readyOn),
            ),
          ],
          learnFast.state === "proposed" && [
            texts.learnFast,
            texts.learnFastIs(
              formats.percent(learnFast.heldOut),
              formats.count(learnFast.forDays),
              formats.count(learnFast.days),
              formats.count(learnFast.daysOtherwise),
              orders(Math.ceil(learnFast.ordersForgone)),
            ),
          ],
          learnFast.state === "out-of-reach" && [texts.learnFast, texts.outOfReach],
          [texts.compare, texts.compareIs(formats.percent(median, 2), formats.percent(topDecile, 2), source)],
          changedOn.length > 0 && [texts.changed, changedOn.map(formats.day).join(", ")],
          gone > 0 && [texts.gone, texts.goneIs({ value: gone, text: formats.count(gone) })],
        ]}
      />
    </Card>
  );
}

function Earlier({ earlier }: { readonly earlier: readonly ProofCounted[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const foundIn = ({ outcomes: [primary], currency }: ProofCounted): string =>
    primary?.perEntry
      ? `${texts.outcomes[primary.outcome]}: ${betweenText(primary.perEntry, texts, writerOf(primary, currency, formats))}`
      : texts.tooEarly;
  return (
    <Card title={texts.earlier} lead={texts.earlierLead} flush>
      <Table
        label={texts.earlier}
        file="proof-earlier"
        rows={earlier}
        rowKey={({ epoch }) => epoch}
        columns={[
          {
            id: "period",
            name: texts.period,
            value: ({ beganOn, lastOn }) => `${formats.day(beganOn)} – ${formats.day(lastOn)}`,
          },
          {
            id: "percent",
            name: texts.heldOutShare,
            numeric: true,
            wideOnly: true,
            value: ({ percent }) => percent,
            cell: ({ percent }) => formats.percent(percent / 100),
          },
          {
            id: "found",
            name: texts.brought,
            value: (one) => (one.reasons.length > 0 ? texts.states["not-trusted"] : foundIn(one)),
          },
        ]}
      />
    </Card>
  );
}
