import { compile as textOf } from "html-to-text";
import { Liquid, type Template } from "liquidjs";
import type { Renderer } from "../ports/mail.ts";
import { dateText, moneyText } from "./renderer-filters.ts";
import { rewrittenLinks } from "./rewritten-links.ts";

export interface RendererOptions {
  /** A name that the data lacks is an error; for checking templates. When mailing, it is empty text. */
  readonly strictVariables?: boolean;
}

const MAX_KEPT = 200;
const MAX_SUBJECT = 250;

/** The HTML mail as plain text: addresses of links stay visible, layout tables, pictures and the hidden preview do not. */
const plainText = textOf({
  wordwrap: 78,
  selectors: [
    { selector: "img", format: "skip" },
    { selector: 'div[style*="display:none"]', format: "skip" },
    // Tables are the mail's layout: a row is a line.
    { selector: "tr", format: "block" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    ...["h1", "h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** Mails from Liquid templates. What customers and shops wrote is escaped in HTML, and cannot break out of the subject. */
export function makeRenderer(options: RendererOptions = {}): Renderer {
  const limits = { parseLimit: 1_000_000, renderLimit: 2_000, memoryLimit: 50_000_000 };
  const common = {
    ...limits,
    strictFilters: true,
    strictVariables: options.strictVariables ?? false,
    lenientIf: true,
    ownPropertyOnly: true,
    // No other file can be included: a template is whole.
    templates: {},
  };
  const html = engine(new Liquid({ ...common, outputEscape: "escape" }));
  const subject = engine(new Liquid(common));
  return {
    names: (template) => new Set([...html.names(template.html), ...subject.names(template.subject)]),
    async render(template, data, link) {
      const [written, title] = await Promise.all([
        html.render(template.html, data),
        subject.render(template.subject, data),
      ]);
      const body = link ? rewrittenLinks(written, link) : written;
      return { subject: oneLine(title), html: body, text: plainText(body).trim() };
    },
  };
}

interface Engine {
  readonly render: (source: string, data: object) => Promise<string>;
  readonly names: (source: string) => readonly string[];
}

/** A parsed template, and the names that it asks for once somebody has asked for them. */
interface Parsed {
  readonly templates: Template[];
  names?: readonly string[];
}

function engine(liquid: Liquid): Engine {
  liquid.registerFilter("money", function (value: unknown) {
    return moneyText(value, setting(this.context, "language"), setting(this.context, "store", "currency"));
  });
  liquid.registerFilter("date", function (value: unknown, style: unknown) {
    return dateText(value, style, setting(this.context, "language"), setting(this.context, "time_zone"));
  });
  const kept = new Map<string, Parsed>();
  const parsed = (source: string): Parsed => {
    const known = kept.get(source) ?? { templates: liquid.parse(source) };
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(source, known);
    return known;
  };
  return {
    // In one go: the limit is on time by the clock, and others' work in between would count as this mail's.
    render: async (source, data) => String(liquid.renderSync(parsed(source).templates, data)),
    names(source) {
      const known = parsed(source);
      known.names ??= Object.keys(liquid.analyzeSync(known.templates, { partials: false }).globals);
      return known.names;
    },
  };
}

function setting(context: { getSync(path: string[]): unknown }, ...path: string[]): string {
  return String(context.getSync(path) ?? "");
}

/** Line breaks in a header would begin another one. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_SUBJECT);
}
