import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import type { DemoShop } from "../../examples/demo-shop/shop.ts";
import type { Mail } from "../../local/mail/mails.ts";
import type { LocalStack } from "../../local/stack.ts";
import { HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import { CONFIRM_TEMPLATE } from "../../src/domain/confirm/template.ts";
import { makeTill } from "./checkout.ts";
import { makeFormVisitors } from "./form-visitors.ts";
import type { Marketer } from "./marketer.ts";
import { makePointsTill, type PointsPaid } from "./points.ts";
import { CallQueue } from "./queue.ts";
import { lookAt } from "./readers.ts";
import { type Site, sendCalls } from "./send-calls.ts";
import { makeTries, type Tried } from "./tries.ts";

export interface Played {
  /** Calls that people made of their own accord, and calls that mails moved them to. */
  readonly live: number;
  readonly reactions: number;
  readonly unsubscribed: number;
  /** Who has filled in the form. */
  readonly forms: number;
  /** Of those who were asked to confirm a sign-up. */
  readonly confirmed: number;
  /** Orders with a code at the till of the shop's platform; absent where there is none. */
  readonly till?: AtTill;
  /** Absent where there is no loyalty programme. */
  readonly points?: PointsPaid;
}

/** Orders with a code: what the platform took, what its till asked Comeback about, and why others were placed without. */
export interface AtTill {
  readonly taken: number;
  readonly asked: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly tried: Tried;
}

interface Play {
  readonly stack: LocalStack;
  readonly shop: DemoShop;
  readonly api: Site;
  readonly marketer: Marketer;
  /** The fewest points that can be spent at once; undefined without a loyalty programme. */
  readonly leastPoints: number | undefined;
  readonly until: Instant;
  readonly onHour: (now: Instant, mails: number) => void;
}

/**
 * Plays the shop's life hour by hour: time passes (nights, chains, mails fall due), then the site sends what people did
 * in that hour. Who gets a mail may come back for it hours or days later.
 */
export async function play({
  stack,
  shop,
  api,
  marketer,
  leastPoints,
  until,
  onHour,
}: Play): Promise<Played> {
  const queue = new CallQueue(shop.live);
  let mailsRead = (await stack.mails()).length;
  let reactions = 0;
  let unsubscribed = 0;
  let confirmed = 0;
  let forms = 0;
  const till = tillOf(api, stack.shopUrl, shop);
  const points = leastPoints === undefined ? undefined : makePointsTill(api, leastPoints);
  const visitors = makeFormVisitors(api.url, stack.clock.now());
  for (let now = stack.clock.now(); now < until; now = stack.clock.now()) {
    await stack.clock.advanceTo(Math.min(now + HOUR, until));
    const mails = await stack.mails();
    for (const mail of mails.slice(mailsRead)) {
      if (mail.tags.chain === CONFIRM_TEMPLATE) {
        if (await confirmFromInbox(mail)) confirmed++;
        continue;
      }
      const read = asRead(mail);
      if (read.coupon) await till?.hear(read.coupon.code);
      const reaction = shop.react(mail.to, read);
      if (!reaction) continue;
      await lookAt(mail, reaction, stack.inboxUrl);
      reactions += reaction.calls.length;
      queue.add(reaction.calls);
      if (reaction.unsubscribes && (await unsubscribe(mail))) unsubscribed++;
    }
    mailsRead = mails.length;
    await marketer.work(stack.clock.now());
    forms += await visitors.come(stack.clock.now());
    const due = queue.take(stack.clock.now());
    const told: TimedCall[] = [];
    for (const one of due) if (!(await till?.buys(one))) told.push((await points?.pay(one)) ?? one);
    if (told.length > 0) await sendCalls(api, told);
    await stack.settled();
    onHour(stack.clock.now(), mailsRead);
  }
  return {
    live: shop.live.length,
    reactions,
    unsubscribed,
    forms,
    confirmed,
    ...(till && { till: till.seen() }),
    ...(points && { points: points.paid() }),
  };
}

/** The platform's checkout, and what was seen at it. */
function tillOf(api: Site, shopUrl: string | undefined, { people, friends }: DemoShop) {
  if (shopUrl === undefined) return undefined;
  const known = new Map(people.map((person) => [person.userId, person]));
  const till = makeTill(
    api,
    shopUrl,
    (userId) => known.get(userId) ?? friends.find((one) => one.userId === userId),
  );
  const tries = makeTries(api);
  const refused = new Map<string, number>();
  let [taken, asked] = [0, 0];
  return {
    hear: tries.hear,
    /** Whether the order was placed there, and need not be told by the site. */
    async buys(one: TimedCall): Promise<boolean> {
      if (!till.takes(one)) return false;
      const bought = await till.buy(one);
      if (bought === "taken") taken++;
      else if (bought === "asked") asked++;
      else refused.set(bought.refused, (refused.get(bought.refused) ?? 0) + 1);
      return true;
    },
    seen: (): AtTill => ({ taken, asked, refused: Object.fromEntries(refused), tried: tries.tried() }),
  };
}

/** What a reader takes from a mail: the code and the discount are looked up in its text, as people do. */
function asRead({ at, subject, text }: Mail) {
  const code = /\b(?!FRIEND-)[A-Z]{2,12}-[0-9A-HJKMNP-TV-Z]{8}\b/.exec(text)?.[0];
  const percent = Number(/(\d{1,2})\s?%/.exec(text)?.[1] ?? 0);
  const sum = /Скидка (\d[\d\s]*)₽|(?<!up to )₽(\d[\d,]*) off/.exec(text)?.slice(1).find(Boolean);
  const most = /(?:не больше |up to ₽)(\d[\d\s,]*)/.exec(text)?.[1];
  const off = {
    ...(sum === undefined ? { percent } : { percent: 0, sum: whole(sum) }),
    ...(most !== undefined && { most: whole(most) }),
  };
  const friendCode = /\bFRIEND-[0-9A-Z]{8}\b/.exec(text)?.[0];
  return {
    ...{ at, subject },
    ...(code !== undefined && { coupon: { code, ...off } }),
    ...(friendCode !== undefined && { friendCode }),
  };
}

const whole = (text: string): number => Number(text.replace(/\D/g, ""));

/** One click, as mailbox providers do it (RFC 8058). */
async function unsubscribe({ headers }: Mail): Promise<boolean> {
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === "list-unsubscribe");
  const url = /<(https?:[^>]+)>/.exec(entry?.[1] ?? "")?.[1];
  if (url === undefined) return false;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  return response.ok;
}

/** Four in five press the button on the page behind the link, whoever they are the same in every run. */
async function confirmFromInbox({ to, text }: Mail): Promise<boolean> {
  const letters = [...to].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  const url = /https?:\/\/\S+\/confirm\/[\w-]+/.exec(text)?.[0];
  if (letters % 5 === 0 || url === undefined) return false;
  return (await fetch(url, { method: "POST" })).ok;
}
