import type { CustomerExport } from "../../src/contracts/answers/customer-export.ts";

/** Parts of the document with a heading each, in the order in which somebody reads about themselves. */
const PARTS = [
  ["profile", "What the shop knows of you"],
  ["score", "What it has concluded from that"],
  ["taste", "What you buy"],
  ["wallet", "Points"],
  ["ledgers", "Consent and choices, by address"],
  ["facts", "Everything that was told about you, oldest first"],
  ["sends", "Mails and messages"],
  ["entries", "Series of mails that you were in, and why"],
  ["codes", "Codes that you were given"],
  ["others", "Other records"],
] as const satisfies readonly (readonly [keyof CustomerExport, string])[];

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}" +
  "table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;" +
  "vertical-align:top;overflow-wrap:anywhere}th{width:14rem;font-weight:600}section{margin:2rem 0}";

/** The same for people to read: one file without scripts, in which nothing that anybody told is markup. */
export function exportHtml(found: CustomerExport): string {
  const { addresses, keys, orders, analysts } = found;
  const known = {
    addresses,
    keys,
    orders,
    ...(analysts !== undefined && { "name in files for analysts": analysts }),
  };
  const parts = PARTS.map(([part, heading]) => section(heading, found[part]));
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><title>Personal data</title>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<style>${STYLE}</style></head><body>`,
    `<h1>Personal data</h1><p>As of ${instant(found.exportedAt)}.</p>`,
    section("What you are known by", known),
    ...parts,
    "</body></html>",
    "",
  ].join("\n");
}

function section(heading: string, value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return `<section><h2>${escaped(heading)}</h2>${shown(value)}</section>`;
}

/** Deeper than that it is shown as JSON: senders nest what they like. */
const DEEPEST = 6;

function shown(value: unknown, name = "", depth = 0): string {
  if (typeof value !== "object" || value === null) return escaped(plain(value, name));
  if (depth >= DEEPEST) return escaped(JSON.stringify(value));
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== "object" || one === null))
      return value.map((one) => escaped(plain(one, name))).join(", ");
    return `<ol>${value.map((one) => `<li>${shown(one, name, depth + 1)}</li>`).join("")}</ol>`;
  }
  const rows = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `<tr><th>${escaped(key)}</th><td>${shown(one, key, depth + 1)}</td></tr>`);
  return `<table>${rows.join("")}</table>`;
}

/** Instants by their names: `at`, `receivedAt`, `validUntil`. */
const plain = (value: unknown, name: string): string =>
  typeof value === "number" && value > 1e11 && /(^a|A)t$|Until$/.test(name) ? instant(value) : String(value);

const instant = (at: number): string => new Date(at).toISOString().replace("T", " ").slice(0, 16);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
