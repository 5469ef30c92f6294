import { plural } from "./plural.ts";

/** What Comeback itself writes where people write reasons and notes, and how a reader of another language is told it. */
const LIMIT =
  /^(\d+) (hard bounces|complaints) of (\d+) (of its mails|mails of today|mails of the last (\d+) days) \(([\d.]+)%\); the limit is ([\d.]+)%$/;
const ROLLBACK = /^rollback to version (\d+)(?:: (.*))?$/s;

/** A reason or a note in the reader's language, where Comeback has given it; as it stands, where a person has. */
export function saidIn(text: string, language: string): string {
  return language === "ru" ? (limitInRussian(text) ?? rollbackInRussian(text) ?? text) : text;
}

function limitInRussian(text: string): string | undefined {
  const [, count, what, sent, stretch = "", days, rate = "", limit = ""] = LIMIT.exec(text) ?? [];
  if (count === undefined) return undefined;
  const bounces = { one: "жёсткий отказ", few: "жёстких отказа", many: "жёстких отказов", other: "отказа" };
  const complaints = { one: "жалоба", few: "жалобы", many: "жалоб", other: "жалобы" };
  const named = plural("ru", Number(count), what === "complaints" ? complaints : bounces);
  const mails = plural("ru", Number(sent), { one: "письмо", few: "письма", many: "писем", other: "письма" });
  const when =
    days === undefined ? (stretch === "mails of today" ? " за сегодня" : "") : ` за последние ${days} дн.`;
  const percent = (number: string) => `${number.replace(".", ",")} %`;
  return `${count} ${named} на ${sent} ${mails}${when} (${percent(rate)}); предел ${percent(limit)}`;
}

function rollbackInRussian(text: string): string | undefined {
  const [, version, why] = ROLLBACK.exec(text) ?? [];
  if (version === undefined) return undefined;
  return `возврат к версии ${version}${why === undefined ? "" : `: ${why}`}`;
}
