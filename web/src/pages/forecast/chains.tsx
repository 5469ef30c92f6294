import type { Ahead } from "../../api/forecast.ts";
import { useNamed } from "../../api/named.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";
import { figureText, wholeMoney } from "./words.ts";

type Chain = Ahead["chains"][number];
const FLOWS = ["entries", "mails", "discounts"] as const;

/** What each chain will do if its last weeks go on, and what comes because of it where that is known. */
export function ChainsAhead({
  chains,
  currency,
}: {
  readonly chains: readonly Chain[];
  readonly currency: string;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const money = wholeMoney(formats, currency);
  const columns: readonly Column<Chain>[] = [
    {
      id: "chain",
      name: texts.chain,
      value: ({ chain, paused }) => (paused ? `${named.chain(chain)} (${texts.paused})` : named.chain(chain)),
    },
    ...FLOWS.map(
      (flow): Column<Chain> => ({
        id: flow,
        name: texts[flow],
        numeric: true,
        wideOnly: flow !== "mails",
        value: (row) => figureText(row[flow], texts, flow === "discounts" ? money : formats.count),
      }),
    ),
  ];
  const effects: readonly Column<Chain>[] = [
    {
      id: "orders",
      name: texts.brings,
      numeric: true,
      wideOnly: true,
      value: ({ orders }) => figureText(orders, texts, formats.count),
    },
    {
      id: "revenue",
      name: texts.bringsRevenue,
      numeric: true,
      value: ({ revenue }) => figureText(revenue, texts, money),
    },
  ];
  const isMeasured = chains.some(({ orders, revenue }) => orders.known || revenue.known);
  if (chains.length === 0) return <Empty title={texts.noChains}>{texts.chainsLead}</Empty>;
  return (
    <Card title={texts.chains} lead={isMeasured ? texts.chainsLead : texts.chainsLeadUnmeasured} flush>
      <Table
        label={texts.chains}
        file="forecast-chains"
        rows={chains}
        rowKey={({ chain }) => chain}
        columns={isMeasured ? [...columns, ...effects] : columns}
      />
    </Card>
  );
}
