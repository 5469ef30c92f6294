import type { MemberRow } from "../../api/segments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import type { Column } from "../../ui/table.tsx";
import { CustomerLink } from "../../view/customer-link.tsx";
import { TEXTS } from "./texts.ts";

/** Everything that the list can tell of one customer. */
export function useMemberColumns(
  nameOf: (segment: string) => string,
  currency: string,
): readonly Column<MemberRow>[] {
  const texts = useTexts(TEXTS).members;
  const { names } = texts;
  const formats = useFormats();
  const day = (at: number | undefined) => (at === undefined ? "" : new Date(at).toISOString().slice(0, 10));
  return [
    {
      id: "customer",
      name: names.customer,
      value: ({ customer }) => customer,
      cell: ({ customer }) => <CustomerLink customer={customer} />,
    },
    { id: "email", name: names.email, value: ({ email }) => email },
    { id: "name", name: names.name, value: ({ name }) => name },
    { id: "orders", name: names.orders, numeric: true, value: ({ orders }) => orders },
    {
      id: "spent",
      name: names.spent,
      numeric: true,
      value: ({ spent }) => formats.major(spent, currency),
      cell: ({ spent }) => formats.money(spent, currency),
    },
    {
      id: "lastOrder",
      name: names.lastOrder,
      value: ({ lastOrderAt }) => day(lastOrderAt),
      cell: ({ lastOrderAt }) => (lastOrderAt === undefined ? "–" : formats.instant(lastOrderAt)),
    },
    { id: "mayMail", name: names.mayMail, value: ({ mayMail }) => (mayMail ? texts.yes : texts.no) },
    { id: "tier", name: names.tier, value: ({ tier }) => tier },
    { id: "cell", name: names.cell, value: ({ cell }) => cell },
    {
      id: "since",
      name: names.since,
      value: ({ segmentSince }) => segmentSince,
      cell: ({ segmentSince }) => formats.day(segmentSince),
    },
    {
      id: "previous",
      name: names.previous,
      value: ({ previousSegment }) => previousSegment && nameOf(previousSegment),
    },
    { id: "reason", name: names.reason, value: ({ reason }) => reason },
  ];
}
