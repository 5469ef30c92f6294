import { Id, LanguageTag } from "../../contracts/config/values.ts";
import { defined } from "../../domain/basics/defined.ts";
import { nearest } from "../nearest.ts";

/** What a file of the config folder is, by its path. */
export type FileKind =
  | { readonly kind: SingleKind }
  | { readonly kind: "chain" | "campaign" | "form"; readonly id: string }
  | { readonly kind: "template"; readonly name: string; readonly language: string }
  | { readonly kind: "layout"; readonly name: string }
  | { readonly kind: "partial"; readonly name: string; readonly language?: string }
  | { readonly kind: "unknown"; readonly message: string };

export const SINGLE_FILES = {
  "store.yaml": "store",
  "segments.yaml": "segments",
  "offers.yaml": "offers",
  "care.yaml": "care",
  "loyalty.yaml": "loyalty",
} as const;
/** Without which a config is whole as well. */
export const OPTIONAL_FILES: readonly string[] = ["care.yaml", "loyalty.yaml"];
export type SingleKind = (typeof SINGLE_FILES)[keyof typeof SINGLE_FILES];

const FOLDER_KINDS: Readonly<Record<string, "chain" | "campaign" | "form">> = {
  chains: "chain",
  campaigns: "campaign",
  forms: "form",
};

const FOLDERS =
  "chains/ID.yaml, campaigns/ID.yaml, forms/NAME.yaml, templates/NAME/LANGUAGE.mjml, layouts/NAME.mjml and partials/NAME.mjml";

export function kindOf(path: string): FileKind {
  for (const [name, kind] of Object.entries(SINGLE_FILES)) if (path === name) return { kind };
  const [, folder = "", id] = /^(chains|campaigns|forms)\/([^/]+)\.yaml$/.exec(path) ?? [];
  const kind = FOLDER_KINDS[folder];
  if (id !== undefined && kind) return Id.safeParse(id).success ? { kind, id } : misnamed(id);
  return mjmlKindOf(path) ?? { kind: "unknown", message: stranger(path) };
}

function mjmlKindOf(path: string): FileKind | undefined {
  const [, folder, name, language] =
    /^(templates|layouts|partials)\/([^/]+?)(?:\/([^/]+))?\.mjml$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  if (folder === "templates" ? language === undefined : folder === "layouts" && language !== undefined)
    return undefined;
  if (!Id.safeParse(name).success) return misnamed(name);
  if (language !== undefined && !LanguageTag.safeParse(language).success) {
    const message = `${language} is not a language: name the file like en.mjml or pt-BR.mjml`;
    return { kind: "unknown", message };
  }
  if (folder === "layouts") return { kind: "layout", name };
  if (folder === "templates")
    return language === undefined ? undefined : { kind: "template", name, language };
  return { kind: "partial", name, ...defined({ language }) };
}

function misnamed(name: string): FileKind {
  const message = `${name} cannot be an id: use small Latin letters, digits, - and _, at most 32, a letter first`;
  return { kind: "unknown", message };
}

function stranger(path: string): string {
  if (/\.yml$/.test(path)) return `rename it to ${path.replace(/yml$/, "yaml")}`;
  const near = path.includes("/")
    ? undefined
    : nearest(path.replace(/\.\w+$/, ""), Object.values(SINGLE_FILES));
  return `belongs to nothing: ${near ? `did you mean ${near}.yaml?` : `a config has ${[...Object.keys(SINGLE_FILES), FOLDERS].join(", ")}`}`;
}
