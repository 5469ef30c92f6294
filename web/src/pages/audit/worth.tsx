import type { Audit } from "../../api/audit.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Columns } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** Whole percent, and orders of each. */
export interface Assumed {
  readonly response: number;
  readonly orders: number;
  readonly discount: number;
  readonly margin: number;
}

interface Props {
  readonly audit: Audit;
  readonly assumed: Assumed;
  readonly onAssume: (next: Partial<Assumed>) => void;
}

/** What bringing customers back is worth, with what that assumes beside it, to be changed. */
export function Worth({ audit, assumed, onAssume }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { comeback, currency, reachable, customers } = audit;
  const money = (value: number) => formats.money(Math.round(value), currency);
  const whole = comeback.groups.reduce((sum, group) => sum + group.customers, 0);
  const { all, ofReachable } = comeback;
  return (
    <Card
      title={texts.worth}
      lead={texts.worthSays(
        formats.count(whole),
        formats.count(Math.round(all.returning)),
        money(all.revenue),
        money(all.margin),
      )}
    >
      <Table
        label={texts.worth}
        file="audit-worth"
        rows={comeback.groups}
        rowKey={({ group }) => group}
        columns={[
          { id: "who", name: texts.who, value: ({ group }) => texts.groups[group] },
          { id: "customers", name: texts.customers, numeric: true, value: (row) => row.customers },
          { id: "mailable", name: texts.mailable, numeric: true, value: (row) => row.reachable },
          {
            id: "averageOrder",
            name: texts.averageOrder,
            numeric: true,
            value: (row) => formats.major(row.averageOrder ?? 0, currency),
            cell: (row) => money(row.averageOrder ?? 0),
          },
          {
            id: "returning",
            name: texts.returning,
            numeric: true,
            value: ({ gain }) => Math.round(gain.returning),
          },
          {
            id: "revenue",
            name: texts.revenue,
            numeric: true,
            value: ({ gain }) => formats.major(gain.revenue, currency),
            cell: ({ gain }) => money(gain.revenue),
          },
          {
            id: "left",
            name: texts.left,
            numeric: true,
            value: ({ gain }) => formats.major(gain.margin, currency),
            cell: ({ gain }) => money(gain.margin),
          },
        ]}
      />
      <p>
        {reachable === 0
          ? texts.nobodyReachable
          : texts.reach(formats.count(reachable), formats.count(customers), money(ofReachable.revenue))}
      </p>
      <h3>{texts.assumed}</h3>
      <Columns>
        {(["response", "orders", "discount", "margin"] as const).map((key) => (
          <TextField
            key={key}
            label={key === "orders" ? texts.ordersEach : texts[key]}
            type="number"
            value={`${assumed[key]}`}
            onChange={(next) => {
              const value = Number(next);
              if (next !== "" && value >= 0 && value <= 100) onAssume({ [key]: Math.round(value) });
            }}
          />
        ))}
      </Columns>
      <p>{texts.notMeasured}</p>
    </Card>
  );
}
