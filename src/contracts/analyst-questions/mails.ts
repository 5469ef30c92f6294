import type { Question } from "./question.ts";

export const ABOUT_MAILS: readonly Question[] = [
  {
    name: "chains",
    asks: "Who has entered which chain in the last 30 days, was held out, or has left, and why?",
    sql: `
select chain, outcome, reason, count(*) as entries, count(distinct customer) as customers
from entries
where step is null and dt >= (select max(as_of) from customers) - interval '30' day
group by 1, 2, 3
order by 1, 4 desc`,
  },
  {
    name: "mails",
    asks: "What became of each mail of the last 30 days?",
    sql: `
with counted as (
  select chain, step, template, variant,
    sum(case when outcome = 'sent' then 1 else 0 end) as sent,
    sum(case when outcome = 'opened' then 1 else 0 end) as opened,
    sum(case when outcome = 'clicked' then 1 else 0 end) as clicked,
    sum(case when outcome in ('unsubscribed', 'complained') then 1 else 0 end) as lost
  from sends
  where dt >= (select max(as_of) from customers) - interval '30' day
  group by 1, 2, 3, 4
)
select chain, step, template, variant, sent, opened, clicked, lost,
  round(100e0 * opened / nullif(sent, 0), 1) as percent_opened,
  round(100e0 * clicked / nullif(sent, 0), 1) as percent_clicked
from counted
order by sent desc, chain, step`,
  },
  {
    name: "pressure",
    asks: "How many messages did customers get in the last 30 days, and how many of those left?",
    sql: `
with counted as (
  select customer, sum(case when outcome = 'sent' then 1 else 0 end) as messages,
    max(case when outcome in ('unsubscribed', 'complained') then 1 else 0 end) as has_left
  from sends
  where customer is not null and dt >= (select max(as_of) from customers) - interval '30' day
  group by 1
)
select messages, count(*) as customers, sum(has_left) as unsubscribed_or_complained
from counted
group by 1
order by 1`,
  },
  {
    name: "brought",
    asks: "How many order within five days of entering each chain, and how many of those held out?",
    sql: `
select chain, outcome, sum(windows) as entries, sum(count) as ordered,
  round(100e0 * sum(count) / nullif(sum(windows), 0), 1) as percent_who_ordered,
  sum(orders) as orders, sum(revenue) as revenue, sum(discounts) as discounts
from results
where outcome in ('ordered', 'ordered-held-out') and step is null
group by 1, 2
order by 1, 2`,
  },
  {
    name: "offers",
    asks: "What have the codes of each offer cost and brought?",
    sql: `
select offer, tier, count(*) as codes, sum(case when sent_at is not null then 1 else 0 end) as sent,
  sum(case when redeemed_at is not null then 1 else 0 end) as redeemed,
  round(100e0 * sum(case when redeemed_at is not null then 1 else 0 end)
    / nullif(sum(case when sent_at is not null then 1 else 0 end), 0), 1) as percent_redeemed,
  sum(discount) as discounts, sum(order_total) as revenue
from codes
group by 1, 2
order by redeemed desc, codes desc`,
  },
];
