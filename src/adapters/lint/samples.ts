import type { Template } from "../../domain/config/bundle.ts";
import type { Woven } from "../config/layouts/woven.ts";
import type { Problem } from "../config/problem.ts";
import type { SampleMail } from "../config/template-file.ts";
import { makeRenderer } from "../renderer.ts";

/** Gmail cuts a mail off at 102 KB, and with the end its unsubscribe link. */
const MOST_KB = 100;
const KB = 1024;

const renderer = makeRenderer();

interface Mail {
  readonly file: string;
  readonly woven: Woven;
  readonly compiled: Template;
  /** What it is tried with; of the first customer everything is known. */
  readonly samples: readonly [SampleMail, ...SampleMail[]];
}

/** What comes out only in a finished mail: its size, and what is left empty for items of which the shop says little. */
export async function sampleWarnings({ file, woven, compiled, samples }: Mail): Promise<readonly Problem[]> {
  const rendered = await Promise.all(samples.map(({ data }) => renderer.render(compiled, data)));
  const kb = Math.max(...rendered.map(({ html }) => Buffer.byteLength(html))) / KB;
  const large =
    kb > MOST_KB
      ? [
          {
            file,
            line: 1,
            message: `${Math.round(kb)} KB: Gmail cuts mails off at 102 KB, and the unsubscribe link with the rest: shorten it`,
          },
        ]
      : [];
  const bare = await renderer.render(compiled, withBareItems(samples[0].data));
  return [...large, ...emptyAddresses(bare.html, woven)];
}

const EMPTY = /\s(href|src)\s*=\s*(""|'')/g;

function emptyAddresses(html: string, woven: Woven): readonly Problem[] {
  return [...new Set([...html.matchAll(EMPTY)].map(([, attribute = ""]) => attribute))].flatMap(
    (attribute) => {
      const written = new RegExp(
        `\\b${attribute}\\s*=\\s*["']\\s*\\{\\{-?\\s*(\\w+\\.(?:url|image))\\b`,
      ).exec(woven.text);
      if (!written) return [];
      const [, variable = ""] = written;
      const message =
        attribute === "href"
          ? `${variable} is not known of every item, so that this link may lead nowhere: put it into {% if ${variable} %}`
          : `${variable} is not known of every item, so that this picture may be broken: put it into {% if ${variable} %}`;
      return [{ ...woven.placeAt(written.index), message }];
    },
  );
}

/** Items as some shops tell of them: a name, and neither page nor picture nor price. */
function withBareItems(data: SampleMail["data"]): SampleMail["data"] {
  const bare = (items: unknown) =>
    Array.isArray(items) ? items.map(({ name, quantity }) => ({ name, quantity })) : items;
  const { cart, viewed } = data;
  return {
    ...data,
    ...(typeof cart === "object" &&
      cart !== null &&
      "items" in cart && { cart: { ...cart, items: bare(cart.items) } }),
    viewed: bare(viewed),
  };
}
