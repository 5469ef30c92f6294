import type { Question } from "./question.ts";

export const ABOUT_CUSTOMERS: readonly Question[] = [
  {
    name: "segments",
    asks: "How many customers are in each segment, and what have they spent?",
    sql: `
select segment, count(*) as customers, sum(orders) as orders, sum(spent) as spent,
  round(avg(spent), 0) as average_spent
from customers
group by 1
order by customers desc`,
  },
  {
    name: "tiers",
    asks: "How is the money spread over the spend tiers?",
    sql: `
select tier, count(*) as customers, sum(spent) as spent,
  round(100e0 * sum(spent) / nullif(sum(sum(spent)) over (), 0), 1) as percent_of_spent
from customers
group by 1
order by spent desc`,
  },
  {
    name: "best-customers",
    asks: "What share of the money do the best tenth, the second tenth and so on bring?",
    sql: `
with ranked as (
  select spent, ntile(10) over (order by spent desc) as tenth from customers where orders > 0
)
select tenth, count(*) as customers, sum(spent) as spent,
  round(100e0 * sum(spent) / nullif(sum(sum(spent)) over (), 0), 1) as percent_of_spent
from ranked
group by 1
order by 1`,
  },
  {
    name: "value-at-risk",
    asks: "Where is the most money about to be lost?",
    sql: `
select segment, count(*) as buyers, round(avg(no_purchase_probability), 3) as no_purchase_probability,
  sum(expected_spend) as expected_spend, sum(value_at_risk) as value_at_risk
from customers
where orders > 0
group by 1
order by value_at_risk desc`,
  },
  {
    name: "asleep",
    asks: "How many buyers have been silent for how many months, and what were they worth?",
    sql: `
select cast(floor(days_since_last_order / 30e0) as bigint) as months_silent, count(*) as buyers,
  sum(spent) as spent, sum(case when consent = 'given' then 1 else 0 end) as may_be_mailed
from customers
where orders > 0
group by 1
order by 1`,
  },
  {
    name: "never-bought",
    asks: "Who has been known for how long without ever buying, and how can they be reached?",
    sql: `
select cast(date_trunc('month', first_seen_on) as date) as first_seen, count(*) as customers,
  sum(case when has_address then 1 else 0 end) as with_address,
  sum(case when consent = 'given' and suppression is null then 1 else 0 end) as may_be_mailed
from customers
where orders = 0
group by 1
order by 1`,
  },
  {
    name: "consent",
    asks: "Who may be mailed, and why may the others not?",
    sql: `
select consent, suppression, has_address, count(*) as customers, sum(spent) as spent
from customers
group by 1, 2, 3
order by customers desc`,
  },
  {
    name: "sources",
    asks: "Where did customers come in, and which of them buy?",
    sql: `
select entry, via, count(*) as customers, sum(case when orders > 0 then 1 else 0 end) as buyers,
  round(100e0 * sum(case when orders > 0 then 1 else 0 end) / count(*), 1) as percent_who_buy,
  sum(spent) as spent
from customers
group by 1, 2
order by customers desc`,
  },
  {
    name: "categories",
    asks: "What did customers buy last, and what are they worth?",
    sql: `
select last_category, count(*) as buyers, round(avg(orders), 1) as orders, round(avg(spent), 0) as spent,
  round(avg(lifetime_value), 0) as lifetime_value
from customers
where orders > 0
group by 1
order by buyers desc`,
  },
  {
    name: "segment-moves",
    asks: "Who has gone from which segment to which in the last 30 days?",
    sql: `
with earlier as (
  select customer, segment from customers_nightly
  where dt = (
    select min(dt) from customers_nightly
    where dt >= (select max(as_of) from customers) - interval '30' day
  )
)
select earlier.segment as segment_before, now.segment as segment_now, count(*) as customers
from earlier
join customers as now on now.customer = earlier.customer
group by 1, 2
order by customers desc`,
  },
  {
    name: "churn-check",
    asks: "How many of those who were told not to buy have bought since, by tenths of the probability?",
    sql: `
with earlier as (
  select customer, as_of, no_purchase_probability as told from customers_nightly
  where no_purchase_probability is not null and dt = (
    select min(dt) from customers_nightly
    where dt >= (select max(as_of) from customers) - interval '30' day
  )
),
last_orders as (
  select customer, max(ordered_on) as last_on from orders group by 1
)
select cast(floor(least(told, 0.999e0) * 10) as bigint) as tenth, min(as_of) as told_on, count(*) as buyers,
  round(100 * avg(told), 1) as percent_told_not_to_buy,
  round(100 * avg(case when last_on > as_of then 0e0 else 1e0 end), 1) as percent_who_did_not
from earlier
left join last_orders on last_orders.customer = earlier.customer
group by 1
order by 1`,
  },
];
