import { Link } from "react-aria-components";
import { type ChainYield, useChainYield } from "../../api/chain-yield.ts";
import { useNamed } from "../../api/named.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** More are on the pages of chains and campaigns. */
const SHOWN = 8;
const CAMPAIGN = "campaign:";

/** What chains and campaigns brought in 30 days, those that brought most first. Asked for by itself, after the overview. */
export function ChainYields() {
  return useMay("results.read") ? <Yields /> : undefined;
}

function Yields() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const results = useChainYield();
  const { data } = results;
  return (
    <Card
      flush={data !== undefined && topOf(data.results).length > 0}
      title={texts.yields}
      lead={data ? texts.yieldsLead(formats.day(data.from), formats.day(data.to)) : undefined}
    >
      <Loaded
        query={results}
        empty={{
          when: ({ results: all }) => topOf(all).length === 0,
          show: <Empty title={texts.noYields}>{texts.noYieldsWhy}</Empty>,
        }}
      >
        {({ results: all, currency }) => <YieldTable rows={topOf(all)} currency={currency} />}
      </Loaded>
    </Card>
  );
}

function YieldTable({ rows, currency }: { readonly rows: readonly ChainYield[]; readonly currency: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const columns: readonly Column<ChainYield>[] = [
    {
      id: "chain",
      name: texts.chain,
      value: ({ chain }) => named.chain(chain),
      cell: ({ chain, campaign }) => (
        <Link href={`/${campaign ? "campaigns" : "chains"}/${encodeURIComponent(idOf(chain))}`}>
          {named.chain(chain)}
        </Link>
      ),
    },
    { id: "sent", name: texts.sent, numeric: true, value: ({ sent }) => sent },
    { id: "ordered", name: texts.ordered, numeric: true, value: ({ ordered }) => ordered.customers },
    {
      id: "revenue",
      name: texts.attributed,
      numeric: true,
      value: ({ attributed }) => formats.major(attributed.revenue, currency),
      cell: ({ attributed }) => formats.money(attributed.revenue, currency),
    },
  ];
  return (
    <Table label={texts.yields} file="chains" rows={rows} rowKey={({ chain }) => chain} columns={columns} />
  );
}

const topOf = (all: readonly ChainYield[]): readonly ChainYield[] =>
  all
    .filter(({ sent }) => sent > 0)
    .toSorted((a, b) => b.attributed.revenue - a.attributed.revenue || b.sent - a.sent)
    .slice(0, SHOWN);

const idOf = (chain: string): string => (chain.startsWith(CAMPAIGN) ? chain.slice(CAMPAIGN.length) : chain);
