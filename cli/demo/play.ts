import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import type { DemoShop } from "../../examples/demo-shop/shop.ts";
import type { Mail } from "../../local/mail/mails.ts";
import type { LocalStack } from "../../local/stack.ts";
import { HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import { CONFIRM_TEMPLATE } from "../../src/domain/confirm/template.ts";
import { makeTill } from "./checkout.ts";
import { makeFormVisitors } from "./form-visitors.ts";
import type { Marketer } from "./marketer.ts";
import { CallQueue } from "./queue.ts";
import { type Site, sendCalls } from "./send-calls.ts";

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
  readonly till?: { readonly taken: number; readonly refused: number };
}

interface Play {
  readonly stack: LocalStack;
  readonly shop: DemoShop;
  readonly api: Site;
  readonly marketer: Marketer;
  readonly until: Instant;
  readonly onHour: (now: Instant, mails: number) => void;
}

/**
 * Plays the shop's life hour by hour: time passes (nights, chains, mails fall due), then the site sends what people did
 * in that hour. Who gets a mail may come back for it hours or days later.
 */
export async function play({ stack, shop, api, marketer, until, onHour }: Play): Promise<Played> {
  const queue = new CallQueue(shop.live);
  let mailsRead = (await stack.mails()).length;
  let reactions = 0;
  let unsubscribed = 0;
  let confirmed = 0;
  let forms = 0;
  const till = stack.shopUrl === undefined ? undefined : makeTill(stack.shopUrl, shop.people);
  const isAtTill = (one: TimedCall) => till?.takes(one) ?? false;
  let taken = 0;
  let refused = 0;
  const visitors = makeFormVisitors(api.url, stack.clock.now());
  for (let now = stack.clock.now(); now < until; now = stack.clock.now()) {
    await stack.clock.advanceTo(Math.min(now + HOUR, until));
    const mails = await stack.mails();
    for (const mail of mails.slice(mailsRead)) {
      if (mail.tags.chain === CONFIRM_TEMPLATE) {
        if (await confirmFromInbox(mail)) confirmed++;
        continue;
      }
      const reaction = shop.react(mail.to, asRead(mail));
      if (!reaction) continue;
      reactions += reaction.calls.length;
      queue.add(reaction.calls);
      if (reaction.unsubscribes && (await unsubscribe(mail))) unsubscribed++;
    }
    mailsRead = mails.length;
    await marketer.work(stack.clock.now());
    forms += await visitors.come(stack.clock.now());
    const due = queue.take(stack.clock.now());
    const [atTill, told] = [due.filter(isAtTill), due.filter((one) => !isAtTill(one))];
    if (told.length > 0) await sendCalls(api, told);
    for (const one of atTill) (await till?.buy(one)) ? taken++ : refused++;
    await stack.settled();
    onHour(stack.clock.now(), mailsRead);
  }
  return {
    live: shop.live.length,
    reactions,
    unsubscribed,
    forms,
    confirmed,
    ...(till && { till: { taken, refused } }),
  };
}

/** What a reader takes from a mail: the code and the discount are looked up in its text, as people do. */
function asRead({ at, subject, text }: Mail) {
  const code = /\b[A-Z]{2,12}-[0-9A-HJKMNP-TV-Z]{8}\b/.exec(text)?.[0];
  const percent = Number(/(\d{1,2})\s?%/.exec(text)?.[1] ?? 0);
  const sum = /Скидка (\d[\d\s]*)₽|(?<!up to )₽(\d[\d,]*) off/.exec(text)?.slice(1).find(Boolean);
  const off = sum === undefined ? { percent } : { percent: 0, sum: Number(sum.replace(/\D/g, "")) };
  return { at, subject, ...(code !== undefined && { coupon: { code, ...off } }) };
}

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
