import { type Pools, usePools } from "../../api/codes.ts";
import { useNamed } from "../../api/named.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";

type Pool = Pools["pools"][number];

const DAY_MS = 86_400_000;
const WEEK = 7;

/** The uploaded lists: what is left of each, and for how long. */
export function PoolCard() {
  const texts = useTexts(TEXTS);
  const pools = usePools();
  return (
    <Card title={texts.pools} lead={texts.poolsLead}>
      <Loaded
        query={pools}
        empty={{ when: (data) => data.pools.length === 0, show: <Empty title={texts.noPools} /> }}
      >
        {(data) => <PoolTable data={data} />}
      </Loaded>
    </Card>
  );
}

function PoolTable({ data: { pools, now } }: { readonly data: Pools }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const today = Math.floor(now / DAY_MS);
  return (
    <Table
      label={texts.pools}
      file="lists"
      rows={pools}
      rowKey={({ offer }) => offer}
      columns={[
        { id: "offer", name: texts.offer, value: ({ offer }) => named.offer(offer) },
        { id: "free", name: texts.free, numeric: true, value: ({ free }) => free },
        { id: "added", name: texts.added, numeric: true, wideOnly: true, value: ({ added }) => added },
        {
          id: "taken",
          name: texts.taken,
          numeric: true,
          wideOnly: true,
          value: ({ taken }) => takenInWeek(taken, today),
        },
        {
          id: "left",
          name: texts.daysLeft,
          numeric: true,
          value: (pool) => daysLeft(pool, today),
          cell: (pool) => {
            if (pool.added > 0 && pool.free <= 0) return <Tag tone="bad">{texts.empty}</Tag>;
            const days = daysLeft(pool, today);
            if (days === undefined) return "–";
            const shown = texts.days({ value: days, text: formats.count(days) });
            return days <= WEEK ? <Tag tone="warn">{shown}</Tag> : shown;
          },
        },
      ]}
    />
  );
}

const takenInWeek = (taken: Pool["taken"], today: number): number =>
  Array.from({ length: WEEK }, (_, back) => taken[today - back] ?? 0).reduce((sum, one) => sum + one, 0);

/** Whole days at the pace of the last week; undefined where nobody took one. */
function daysLeft({ free, taken }: Pool, today: number): number | undefined {
  const used = takenInWeek(taken, today);
  return used <= 0 ? undefined : Math.floor((free * WEEK) / used);
}
