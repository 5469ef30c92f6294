import { Id, LanguageTag } from "../../contracts/config/values.ts";
import { nearest } from "../nearest.ts";

/** What a file of the config folder is, by its path. */
export type FileKind =
  | { readonly kind: SingleKind }
  | { readonly kind: "chain" | "form"; readonly id: string }
  | { readonly kind: "template"; readonly name: string; readonly language: string }
  | { readonly kind: "unknown"; readonly message: string };

export const SINGLE_FILES = {
  "store.yaml": "store",
  "segments.yaml": "segments",
  "offers.yaml": "offers",
} as const;
export type SingleKind = (typeof SINGLE_FILES)[keyof typeof SINGLE_FILES];

const LAYOUT = `${Object.keys(SINGLE_FILES).join(", ")}, chains/ID.yaml, forms/NAME.yaml and templates/NAME/LANGUAGE.mjml`;

export function kindOf(path: string): FileKind {
  for (const [name, kind] of Object.entries(SINGLE_FILES)) if (path === name) return { kind };
  const [, folder, id] = /^(chains|forms)\/([^/]+)\.yaml$/.exec(path) ?? [];
  if (id !== undefined) {
    const kind = folder === "forms" ? "form" : "chain";
    return Id.safeParse(id).success ? { kind, id } : misnamed(id);
  }
  const [, name, language] = /^templates\/([^/]+)\/([^/]+)\.mjml$/.exec(path) ?? [];
  if (name === undefined || language === undefined) return { kind: "unknown", message: stranger(path) };
  if (!Id.safeParse(name).success) return misnamed(name);
  if (LanguageTag.safeParse(language).success) return { kind: "template", name, language };
  return {
    kind: "unknown",
    message: `${language} is not a language: name the file like en.mjml or pt-BR.mjml`,
  };
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
  return `belongs to nothing: ${near ? `did you mean ${near}.yaml?` : `a config has ${LAYOUT}`}`;
}
