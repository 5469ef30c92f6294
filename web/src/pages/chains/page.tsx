import { Link } from "react-aria-components";
import { type Chain, useChains } from "../../api/chains.ts";
import { type Results, useResults } from "../../api/results.ts";
import type { Formats } from "../../format/formats.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Empty, Failed, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { NoResults } from "./results/none.tsx";
import { Opening } from "./results/number.tsx";
import type { ChainTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { useEntering } from "./use-entering.ts";
import { heldOf } from "./words.ts";

/** Every chain, what enters it, and whether it needs somebody. */
export default function ChainsPage() {
  const texts = useTexts(TEXTS);
  const chains = useChains();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded
        query={chains}
        empty={{
          when: (data) => data.chains.length === 0,
          show: <Empty title={texts.none}>{texts.noneWhy}</Empty>,
        }}
      >
        {(data) => <Chains chains={data.chains} />}
      </Loaded>
    </Page>
  );
}

const Chains = ({ chains }: { readonly chains: readonly Chain[] }) =>
  useMay("results.read") ? (
    <WithFigures chains={chains} />
  ) : (
    <Card flush>
      <ChainTable chains={chains} />
    </Card>
  );

/** The list is there before its figures are, and without them. */
function WithFigures({ chains }: { readonly chains: readonly Chain[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const results = useResults({ by: "chain", period: "30" });
  const { data } = results;
  return (
    <>
      {results.error && <Failed error={results.error} again={() => void results.refetch()} />}
      {data === null && <NoResults />}
      <Card flush lead={data && texts.listLead(formats.count(data.windowDays))}>
        <ChainTable chains={chains} {...(data && { results: data })} />
      </Card>
    </>
  );
}

function ChainTable({ chains, results }: { readonly chains: readonly Chain[]; readonly results?: Results }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const entering = useEntering();
  const formats = useFormats();
  const columns: readonly Column<Chain>[] = [
    {
      id: "name",
      name: texts.name,
      value: ({ name }) => nameIn(name, language),
      cell: ({ id, name }) => <Link href={`/chains/${id}`}>{nameIn(name, language)}</Link>,
    },
    { id: "enter", name: texts.enter, wideOnly: true, value: ({ enter }) => entering(enter) },
    { id: "steps", name: texts.steps, numeric: true, wideOnly: true, value: ({ steps }) => steps.length },
    {
      id: "holdout",
      name: texts.holdout,
      numeric: true,
      wideOnly: true,
      value: ({ holdoutPercent }) => holdoutPercent,
      cell: ({ holdoutPercent }) => formats.percent(holdoutPercent / 100),
    },
    ...(results ? figureColumns(results, { texts, formats }) : []),
    {
      id: "state",
      name: texts.state,
      value: ({ paused }) => (paused ? texts.paused : texts.running),
      cell: (chain) => <State chain={chain} />,
    },
  ];
  return <Table label={texts.title} columns={columns} rows={chains} rowKey={({ id }) => id} file="chains" />;
}

function figureColumns(
  { results, currency }: Results,
  { texts, formats }: { readonly texts: ChainTexts; readonly formats: Formats },
): readonly Column<Chain>[] {
  const scope = { days: "30" } as const;
  const lineOf = (id: string) => results.find(({ chain }) => chain === id);
  const sentOf = (id: string) => lineOf(id)?.sent ?? 0;
  // Entries that got no mail order too: what they brought is not the chain's doing.
  const orderedOf = (id: string) => (sentOf(id) > 0 ? lineOf(id)?.ordered : undefined);
  return [
    {
      id: "sent",
      name: texts.listSent,
      numeric: true,
      value: ({ id }) => sentOf(id),
      cell: ({ id }) => <Opening figure={{ chain: id, outcome: "sent" }} scope={scope} value={sentOf(id)} />,
    },
    {
      id: "ordered",
      name: texts.listOrdered,
      numeric: true,
      value: ({ id }) => orderedOf(id)?.customers,
      cell: ({ id }) => {
        const ordered = orderedOf(id);
        if (!ordered) return "–";
        return (
          <Opening
            figure={{ chain: id, outcome: "ordered", of: "entries" }}
            scope={scope}
            value={ordered.customers}
          />
        );
      },
    },
    {
      id: "revenue",
      name: texts.listRevenue,
      numeric: true,
      value: ({ id }) => {
        const ordered = orderedOf(id);
        return ordered && formats.major(ordered.revenue, currency);
      },
      cell: ({ id }) => {
        const ordered = orderedOf(id);
        return ordered ? formats.money(ordered.revenue, currency) : "–";
      },
    },
  ];
}

export function State({ chain }: { readonly chain: Pick<Chain, "paused" | "held"> }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const held = heldOf(chain);
  return (
    <Row>
      <Tag tone={chain.paused ? "warn" : "good"}>{chain.paused ? texts.paused : texts.running}</Tag>
      {held > 0 && <Tag tone="warn">{texts.held({ value: held, text: formats.count(held) })}</Tag>}
    </Row>
  );
}
