import type { Checkpoint } from "../../domain/checkpoint/checkpoint.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import type { Recent } from "../../domain/people/history.ts";
import { makeSqueezer } from "./squeezed.ts";

/** What histories have in common, the most frequent words last. */
const { squeeze, unsqueeze } = makeSqueezer(
  "checkpoint",
  '{"rules":"1 ","history":{"partitions":["u:","a:","e:","p:shopify:","p:woocommerce:"],"known":[],"cart":{"at":17,"lines":[],"changedAt":17},"awaited":[],"sealed":{"until":{"at":17,"order":""},"ids":[],"unplaced":[],"sums":{"orders":1,"spent":1,"refunded":0,"unpriced":0,"days":[],"firstAt":17,"lastAt":17,"lastCategory":"","lastMerchant":"","categories":[["",1]],"merchants":[],"products":[{"product":"","name":"","category":"","orders":1,"lastAt":17}],"coupons":[]},"first":{"placedAt":17,"is":{"category":""}},"lastPlacedAt":17,"bought":[],"earning":[]},"taste":{"last":20000,"rhythm":{"id":"","weight":1,"days":1,"firstDay":20000,"lastDay":20000,"gaps":0,"units":1,"gap":0,"gapUnits":0,"xx":0,"xy":0,"standing":0},"products":[],"categories":[],"sentBack":[]},"tally":{"facts":12,"doneAt":17,"saidAt":17,"vouched":[17,17],"currencies":["EUR","USD","RUB"],"reviews":[]},"recent":{"since":17,"ids":[]},"facts":[{"kind":"identified","email":"@gmail.com","name":"","phone":"+","locale":"en","timeZone":"Europe/","country":"DE","traits":{},"id":":0","at":17,"receivedAt":17,"source":"segment"},{"kind":"consent-given","dated":true,"proof":{"purpose":"marketing","channel":"email","source":"checkout","address":"","ip":"","userAgent":"Mozilla/5.0 "},"id":"","rank":"browser"},{"kind":"subscribed","entry":"footer"},{"kind":"visited","id":"","at":17,"receivedAt":17,"source":"segment"},{"kind":"product-viewed","item":{"product":"","name":"","category":"","price":{"amount":1000,"currency":"EUR"},"quantity":1,"url":"https://","image":"https://"}},{"kind":"cart-changed","cart":"","change":{"type":"added","item":{}}},{"kind":"checkout-started","items":[]}],"orders":[{"kind":"order-placed","order":"","version":17,"placedAt":17,"total":{"amount":1000,"currency":"EUR"},"items":[{"product":"","name":"","category":"","price":{"amount":1000,"currency":"EUR"},"quantity":1}],"id":"","at":17,"receivedAt":17,"source":"segment"}]}}',
);

/** A checkpoint as bytes. What is the same in every fact, and how numbers go on, is not repeated. */
export function encodeCheckpoint(customer: CustomerKey, { history, ...checkpoint }: Checkpoint): Uint8Array {
  const { facts, orders, sealed, awaited, tally, recent } = history;
  const brief = (fact: Fact) => (fact.customer === customer ? { ...fact, customer: undefined } : fact);
  return squeeze({
    ...checkpoint,
    history: {
      ...history,
      facts: facts.map(brief),
      orders: orders.map(brief),
      ...(sealed && { sealed: { ...sealed, ids: steps(sealed.ids), unplaced: steps(sealed.unplaced) } }),
      awaited: steps(awaited),
      tally: { ...tally, reviews: steps(tally.reviews) },
      recent: { ...recent, ids: recent.ids.map(([at, id]) => [at - recent.since, id]) },
    },
  });
}

/** The checkpoint of its bytes; undefined when somebody damaged them, so that reading all facts repairs it. */
export function decodeCheckpoint(customer: CustomerKey, bytes: Uint8Array): Checkpoint | undefined {
  try {
    const { history, ...checkpoint } = unsqueeze(bytes) as Checkpoint;
    const { facts, orders, sealed, awaited, tally, recent } = history;
    const whole = (fact: Fact): Fact => ({ ...fact, customer: fact.customer ?? customer });
    return {
      ...checkpoint,
      history: {
        ...history,
        facts: facts.map(whole),
        orders: orders.map(whole),
        ...(sealed && { sealed: { ...sealed, ids: sums(sealed.ids), unplaced: sums(sealed.unplaced) } }),
        awaited: sums(awaited),
        tally: { ...tally, reviews: sums(tally.reviews) },
        recent: {
          ...recent,
          ids: recent.ids.map(([after, id]): Recent["ids"][number] => [recent.since + after, id]),
        },
      },
    };
  } catch {
    return undefined;
  }
}

/** Ascending numbers, each as how much larger it is than the one before. */
const steps = (numbers: readonly number[]): readonly number[] =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? 0));

function sums(stepped: readonly number[]): readonly number[] {
  let sum = 0;
  return stepped.map((step) => {
    sum += step;
    return sum;
  });
}
