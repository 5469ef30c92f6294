import { isMap, isScalar, isSeq } from "yaml";
import type { Files } from "../../../api/config.ts";
import type { Field } from "./field.ts";
import { titleField } from "./title-field.ts";
import { type Path, readYaml, type YamlText, yamlField } from "./yaml-field.ts";

export type WaitKind = "wait" | "wait_until" | "before";

export interface SubjectField {
  readonly field: Field;
  readonly template: string;
  /** Absent of a subject that is the same in every language. */
  readonly language?: string;
  /** Of a test. */
  readonly variant?: string;
  /** Other chains and campaigns that send the same mail. */
  readonly alsoIn: readonly string[];
}

export interface StepForm {
  /** Index among the chain's steps. */
  readonly step: number;
  readonly does: { readonly kind: "send" | "emit" | "silence"; readonly name: string };
  readonly waits: readonly { readonly kind: WaitKind; readonly field: Field; readonly since?: string }[];
  readonly subjects: readonly SubjectField[];
  readonly raise?: Field;
}

export interface OfferForm {
  readonly id: string;
  /** In what its discount is: percent of the price, money, or percent in points; none of what has no size. */
  readonly kind: "percent" | "amount" | "cashback" | "waived_fee" | "none";
  /** By tier; one without where the offer has the same for all. */
  readonly discounts: readonly { readonly tier?: string; readonly field: Field }[];
  readonly alsoIn: readonly string[];
}

export interface ChainForm {
  readonly steps: readonly StepForm[];
  readonly offers: readonly OfferForm[];
  /** Files that are no YAML, which nothing can be changed in but as text. */
  readonly unreadable: readonly string[];
}

const OFFERS = "offers.yaml";

/** Everything of a chain that may be changed without its text; undefined where the files have no such chain. */
export function chainForm(chain: string, files: Files, base: Files): ChainForm | undefined {
  const file = `chains/${chain}.yaml`;
  const text = files[file];
  if (text === undefined) return undefined;
  const yaml = readYaml(file, text, base[file]);
  if (!yaml) return { steps: [], offers: [], unreadable: [file] };
  const steps = stepsIn(yaml, { chain, files, base });
  const offers = offersIn(yaml);
  const offersYaml = readYaml(OFFERS, files[OFFERS] ?? "", base[OFFERS]);
  if (!offersYaml) return { steps, offers: [], unreadable: [OFFERS] };
  return {
    steps,
    offers: offers.map((id) => ({
      id,
      ...discountOf(offersYaml, id),
      alsoIn: alsoIn(chain, "offer", id, files),
    })),
    unreadable: [],
  };
}

interface Around {
  readonly chain: string;
  readonly files: Files;
  readonly base: Files;
}

function stepsIn(yaml: YamlText, around: Around): readonly StepForm[] {
  const steps: StepForm[] = [];
  let waits: StepForm["waits"] = [];
  const count = keysAt(yaml, ["steps"]).length;
  for (let step = 0; step < count; step++) {
    const at: Path = ["steps", step];
    const keys = keysAt(yaml, at);
    const kind = (["send", "emit", "silence"] as const).find((one) => keys.includes(one));
    if (kind === undefined) {
      waits = [...waits, ...waitsIn(yaml, at)];
      continue;
    }
    const raise = yamlField(yaml, [...at, "raise"], { isNumber: true });
    steps.push({
      ...{ step, waits, does: { kind, name: textAt(yaml, [...at, kind]) ?? "" } },
      subjects: kind === "send" ? subjectsIn(yaml, at, around) : [],
      ...(raise && { raise }),
    });
    waits = [];
  }
  return steps;
}

function waitsIn(yaml: YamlText, at: Path): StepForm["waits"] {
  const since = textAt(yaml, [...at, "since"]) ?? textAt(yaml, [...at, "wait_for"]);
  return (["wait", "wait_until", "before"] as const).flatMap((kind) => {
    const field = yamlField(yaml, [...at, kind]);
    return field ? [{ kind, field, ...(since !== undefined && { since }) }] : [];
  });
}

/** Of the template, and of each variant that has its own. */
function subjectsIn(yaml: YamlText, at: Path, { chain, files, base }: Around): readonly SubjectField[] {
  const template = textAt(yaml, [...at, "send"]) ?? "";
  const ofTemplate = (name: string, variant?: string) => {
    const folder = `templates/${name}/`;
    return Object.keys(files)
      .filter((path) => path.startsWith(folder) && path.endsWith(".mjml"))
      .sort()
      .flatMap((path): readonly SubjectField[] => {
        const field = titleField(path, files[path] ?? "", base[path]);
        if (!field) return [];
        const language = path.slice(folder.length, -".mjml".length);
        return [
          {
            ...{ field, language, template: name, alsoIn: alsoIn(chain, "send", name, files) },
            ...(variant !== undefined && { variant }),
          },
        ];
      });
  };
  const ofVariant = (variant: string): readonly SubjectField[] => {
    const place: Path = [...at, "variants", variant];
    const own = textAt(yaml, [...place, "send"]);
    const subject: Path = [...place, "subject"];
    const common = { template: own ?? template, variant, alsoIn: [] };
    const whole = yamlField(yaml, subject);
    if (whole) return [{ field: whole, ...common }];
    const byLanguage = keysAt(yaml, subject).flatMap((language) => {
      const field = yamlField(yaml, [...subject, language]);
      return field ? [{ field, language, ...common }] : [];
    });
    return byLanguage.length > 0 || own === undefined ? byLanguage : ofTemplate(own, variant);
  };
  return [...ofTemplate(template), ...keysAt(yaml, [...at, "variants"]).flatMap(ofVariant)];
}

/** Offers that the chain's steps and their variants give, in the order in which they come. */
function offersIn(yaml: YamlText): readonly string[] {
  const ids = keysAt(yaml, ["steps"]).flatMap((_, step) => {
    const at: Path = ["steps", step];
    const variants = keysAt(yaml, [...at, "variants"]);
    return [at, ...variants.map((id): Path => [...at, "variants", id])].flatMap(
      (place) => textAt(yaml, [...place, "offer"]) ?? [],
    );
  });
  return [...new Set(ids)];
}

/** The member of an offer that says how much, by the kind of offer. */
const SIZES = {
  percent: "discount_percent",
  amount: "amount",
  cashback: "cashback_percent",
  waived_fee: "amount",
} as const;

function discountOf(yaml: YamlText, id: string): Pick<OfferForm, "kind" | "discounts"> {
  const at: Path = ["list", id];
  const written = textAt(yaml, [...at, "kind"]) ?? "percent";
  if (!isSized(written)) return { kind: "none", discounts: [] };
  const place: Path = [...at, SIZES[written]];
  const whole = yamlField(yaml, place, { isNumber: true });
  if (whole) return { kind: written, discounts: [{ field: whole }] };
  const discounts = keysAt(yaml, place).flatMap((tier) => {
    const field = yamlField(yaml, [...place, tier], { isNumber: true });
    return field ? [{ tier, field }] : [];
  });
  return { kind: discounts.length > 0 ? written : "none", discounts };
}

const isSized = (kind: string): kind is keyof typeof SIZES => Object.hasOwn(SIZES, kind);

const textAt = ({ document }: YamlText, path: Path): string | undefined => {
  const value = document.getIn(path);
  return typeof value === "string" ? value : undefined;
};

/** Keys of a map, or as many empty ones as a list has items. */
function keysAt({ document }: YamlText, path: Path): readonly string[] {
  const node = document.getIn(path, true);
  if (isSeq(node)) return node.items.map(() => "");
  if (!isMap(node)) return [];
  return node.items.map(({ key }) => `${isScalar(key) ? key.value : key}`);
}

/** Other chains and campaigns that name a mail or an offer, comments apart. */
function alsoIn(chain: string, key: "send" | "offer", id: string, files: Files): readonly string[] {
  if (!/^[\w-]+$/.test(id)) return [];
  const names = new RegExp(`^[^#\\n]*\\b${key}:\\s*["']?${id}(?![\\w-])`, "m");
  return Object.entries(files).flatMap(([path, text]) => {
    const [, other] = /^(?:chains|campaigns)\/(.+)\.yaml$/.exec(path) ?? [];
    return other !== undefined && path !== `chains/${chain}.yaml` && names.test(text) ? [other] : [];
  });
}
