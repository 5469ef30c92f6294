import type { Account } from "./account.ts";
import { drawing, el, type Part } from "./element.ts";
import type { Texts } from "./texts.ts";

/** The account as a person reads it. */
export function view(account: Account, texts: Texts, tell: (text: string) => void): readonly Part[] {
  const format = formats(account);
  const { points, unit = texts.points(points), worth, pending } = account;
  return [
    el("h2", { id: "name" }, account.name),
    el("p", { class: "sum" }, format.number(points), " ", el("small", {}, unit)),
    el("p", { class: "muted" }, texts.worth(format.money(worth))),
    pending > 0 && el("p", { class: "muted" }, texts.pending(format.number(pending))),
    ...levelView(account, texts, format),
    ...daysView(
      texts.expiring,
      account.expiring.map(({ points, on }) => texts.until(format.number(points), format.day(on))),
    ),
    ...daysView(
      texts.coming,
      account.coming.map(({ points, on }) => texts.from(format.number(points), format.day(on))),
    ),
    referralView(account, texts, format, tell),
    cardView(account, texts),
    earnView(account, texts, format),
    historyView(account, texts, format),
  ];
}

type Formats = ReturnType<typeof formats>;

function formats({ language, currency }: Account) {
  const number = new Intl.NumberFormat(language);
  const signed = new Intl.NumberFormat(language, { signDisplay: "always" });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return {
    number: (value: number) => number.format(value),
    signed: (value: number) => signed.format(value),
    percent: (value: number) => percent.format(value / 100),
    money: (value: number) =>
      new Intl.NumberFormat(language, {
        style: "currency",
        currencyDisplay: "narrowSymbol",
        currency,
        minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      }).format(value),
    day: (on: string) => day.format(new Date(on)),
  };
}

function levelView({ level, next }: Account, texts: Texts, format: Formats): readonly Part[] {
  if (!level) return [];
  return [
    el("h3", {}, `${texts.level}: ${level.name}`),
    level.percent !== undefined && el("p", { class: "muted" }, texts.back(format.percent(level.percent))),
    level.privileges.length > 0 &&
      el("ul", { class: "muted" }, ...level.privileges.map((one) => el("li", {}, one))),
    ...(next ? nextView(next, texts, format) : []),
  ];
}

function nextView(next: NonNullable<Account["next"]>, texts: Texts, format: Formats): readonly Part[] {
  const said = texts.missing(format.money(next.missing), next.name);
  const value = Math.round(next.share * 100);
  const fill = el("i", {});
  fill.style.width = `${value}%`;
  return [
    el(
      "div",
      {
        ...{ class: "bar", role: "progressbar", "aria-label": said },
        ...{ "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": `${value}` },
      },
      fill,
    ),
    el("p", { class: "muted" }, said),
  ];
}

function daysView(title: string, lines: readonly string[]): readonly Part[] {
  if (lines.length === 0) return [];
  return [el("h3", {}, title), el("ul", {}, ...lines.map((line) => el("li", {}, line)))];
}

function referralView(
  { referral }: Account,
  texts: Texts,
  format: Formats,
  tell: (text: string) => void,
): Part {
  if (!referral) return false;
  const field = el("input", { id: "link", readonly: "", value: referral.link });
  const button = el("button", { type: "button" }, texts.copy);
  button.addEventListener("click", async () => {
    field.select();
    // Where a page may not write to the clipboard, the link is selected all the same.
    const copied = await navigator.clipboard?.writeText(referral.link).then(
      () => true,
      () => false,
    );
    if (copied) tell(texts.copied);
  });
  return el(
    "div",
    {},
    el("h3", {}, texts.friend),
    el("p", { class: "muted" }, texts.friendText(format.number(referral.points))),
    el("label", { for: "link" }, texts.link),
    el("div", { class: "row" }, field, button),
  );
}

/** For the till's scanner, and for its keys. */
function cardView({ card, qr }: Account, texts: Texts): Part {
  if (card === undefined) return false;
  const number = card.replace(/\d{4}(?=\d)/g, "$& ");
  return el(
    "div",
    {},
    el("h3", {}, texts.card),
    ...(qr ? [drawing(texts.scan, qr.size, qr.path)] : []),
    el("p", { class: "number" }, number),
  );
}

function earnView({ earn, spend }: Account, texts: Texts, format: Formats): Part {
  const rules = [
    texts.most(format.percent(spend.percent)),
    ...(spend.least === undefined ? [] : [texts.least(format.number(spend.least))]),
  ];
  return el(
    "details",
    {},
    el("summary", {}, texts.earn),
    earn.length > 0 &&
      el("ul", {}, ...earn.map(({ name, points }) => el("li", {}, name, el("b", {}, format.signed(points))))),
    el("p", { class: "muted" }, rules.join(" ")),
  );
}

function historyView({ history }: Account, texts: Texts, format: Formats): Part {
  const lines = history.map(({ on, kind, name, points, level }) =>
    el(
      "li",
      {},
      el("span", {}, name ?? texts.kinds[kind], " ", el("span", { class: "muted" }, format.day(on))),
      el("b", {}, points === undefined ? (level ?? "") : format.signed(points)),
    ),
  );
  const all = lines.length > 0 ? el("ul", {}, ...lines) : el("p", { class: "muted" }, texts.nothing);
  return el("details", {}, el("summary", {}, texts.history), all);
}
