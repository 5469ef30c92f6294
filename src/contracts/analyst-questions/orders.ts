import type { Question } from "./question.ts";

export const ABOUT_ORDERS: readonly Question[] = [
  {
    name: "revenue",
    asks: "What came in each month, from new buyers and from those who came back?",
    sql: `
select cast(date_trunc('month', ordered_on) as date) as month, count(distinct customer) as buyers, sum(orders) as orders,
  sum(spent) as revenue, sum(case when number = 1 then spent else 0 end) as revenue_of_new_buyers,
  sum(case when number > 1 then spent else 0 end) as revenue_of_returning_buyers
from orders
group by 1
order by 1`,
  },
  {
    name: "second-orders",
    asks: "How many order a second time, how soon, by the month of the first order?",
    sql: `
with following as (
  select customer, ordered_on, number,
    lead(days_since_previous) over (partition by customer order by number) as next_after
  from orders
)
select cast(date_trunc('month', ordered_on) as date) as first_order, count(*) as buyers,
  sum(case when next_after <= 30 then 1 else 0 end) as again_within_30_days,
  sum(case when next_after <= 90 then 1 else 0 end) as again_within_90_days,
  round(100e0 * count(next_after) / count(*), 1) as percent_who_ordered_again
from following
where number = 1
group by 1
order by 1`,
  },
  {
    name: "cohorts",
    asks: "Of those who bought first in a month, how many buy so many months later, and for how much?",
    sql: `
with firsts as (
  select customer, cast(date_trunc('month', ordered_on) as date) as first_order from orders where number = 1
)
select first_order, date_diff('month', first_order, cast(date_trunc('month', ordered_on) as date)) as months_later,
  count(distinct orders.customer) as buyers, sum(spent) as spent
from orders
join firsts on firsts.customer = orders.customer
group by 1, 2
order by 1, 2`,
  },
  {
    name: "gaps",
    asks: "How many weeks lie between one order and the next?",
    sql: `
select cast(floor(days_since_previous / 7e0) as bigint) as weeks, count(*) as gaps,
  round(100e0 * sum(count(*)) over (order by cast(floor(days_since_previous / 7e0) as bigint))
    / sum(count(*)) over (), 1) as percent_so_far
from orders
where days_since_previous is not null
group by 1
order by 1`,
  },
];
