import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import { list, record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What the rest of the config has; undefined where its file could not be read. */
interface Known {
  readonly languages: readonly string[] | undefined;
  readonly offers: readonly string[] | undefined;
  readonly templates: readonly string[];
  /** Whether store.yaml says what is left of a price. */
  readonly hasMargin: boolean | undefined;
}

/** What is compared: the mail that each variant comes to. */
const DIFFERS = ["subject", "send", "offer", "raise"] as const;

/** Rounding of thirds: 33.3 + 33.3 + 33.4 is no mistake, 99 is. */
const SHARES_OFF = 0.05;

/** The mistakes in the variants of a step or a campaign and in what decides between them. */
export function variantProblems(path: Path, step: Loose, known: Known): readonly PathProblem[] {
  if (!("variants" in step)) {
    const message = "there is nothing to choose the winner from: write variants, or remove it";
    return "winner" in step ? [pathProblem([...path, "winner"], message, true)] : [];
  }
  const variants = Object.entries(record(step.variants)).map(([id, one]) => [id, record(one)] as const);
  return [
    ...shareProblems([...path, "variants"], variants),
    ...variants.flatMap(([id, variant]) => oneProblems([...path, "variants", id], variant, step, known)),
    ...sameProblems([...path, "variants"], variants, step),
    ...(record(step.winner).by === "margin" && known.hasMargin === false
      ? [
          pathProblem(
            [...path, "winner", "by"],
            "a margin is reckoned from margin_percent: write it in store.yaml, or decide by orders",
          ),
        ]
      : []),
  ];
}

type Variants = readonly (readonly [string, Loose])[];

function shareProblems(path: Path, variants: Variants): readonly PathProblem[] {
  const shares = variants.flatMap(([, { share }]) => (typeof share === "number" ? [share] : []));
  if (shares.length === 0) return [];
  const [without] = variants.filter(([, variant]) => !("share" in variant));
  if (without) {
    return [
      pathProblem(
        [...path, without[0]],
        "has no share, others have: write one in every variant or in none",
        true,
      ),
    ];
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length < variants.length || Math.abs(sum - 100) <= SHARES_OFF) return [];
  return [pathProblem(path, `the shares add up to ${Number(sum.toFixed(2))}: they are percent of 100`, true)];
}

function oneProblems(path: Path, variant: Loose, step: Loose, known: Known): readonly PathProblem[] {
  const cannotRaise = "raise" in variant && !("offer" in variant) && !("offer" in step);
  return [
    ...localisedProblems([...path, "subject"], variant.subject, known.languages),
    ...(variant.send === CONFIRM_TEMPLATE
      ? [
          pathProblem(
            [...path, "send"],
            `${CONFIRM_TEMPLATE} asks who signs up to confirm: no chain or campaign can send it`,
          ),
        ]
      : reference([...path, "send"], "template", variant.send, known.templates)),
    ...reference([...path, "offer"], "offer", variant.offer, known.offers),
    ...(cannotRaise
      ? [pathProblem([...path, "raise"], "raise needs an offer to raise: write offer: ID", true)]
      : []),
  ];
}

/** Of two that come to the same mail, the later one. */
function sameProblems(path: Path, variants: Variants, step: Loose): readonly PathProblem[] {
  const comesTo = (variant: Loose) => JSON.stringify(DIFFERS.map((key) => variant[key] ?? step[key] ?? null));
  return variants.flatMap(([id, variant], index) => {
    const twin = variants.slice(0, index).find(([, other]) => comesTo(other) === comesTo(variant));
    const message = `is the same mail as ${twin?.[0]}: give it another subject, send, offer or raise`;
    return twin ? [pathProblem([...path, id], message, true)] : [];
  });
}

/** Reports name a test after its chain and template. */
export function testsOfOneTemplate(steps: readonly Loose[]): readonly PathProblem[] {
  const tested = steps.map((step) => ("variants" in step ? text(step.send) : undefined));
  return tested.flatMap((template, index) => {
    const isSecond = template !== undefined && tested.indexOf(template) < index;
    const message = `another step of the chain has variants of ${template} too, and a test goes by its template: give one of the two a template of its own`;
    return isSecond ? [pathProblem(["steps", index, "variants"], message, true)] : [];
  });
}

/** Every mail that a step may send, as template and offer: its own, or those of its variants. */
export function mailsOf(step: unknown): readonly { readonly send?: string; readonly offer?: string }[] {
  const { send, offer, variants } = record(step);
  const own = { send: text(send), offer: text(offer) };
  const all = Object.values(record(variants)).map(record);
  const of = all.map((one) => ({ send: text(one.send) ?? own.send, offer: text(one.offer) ?? own.offer }));
  return (of.length > 0 ? of : [own]).map(({ send: template, offer: put }) => ({
    ...(template !== undefined && { send: template }),
    ...(put !== undefined && { offer: put }),
  }));
}

/** The steps of a chain's file, as they are written. */
export const stepsOf = (chain: unknown): readonly Loose[] => list(record(chain).steps).map(record);
