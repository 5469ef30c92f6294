import { Document, isMap, isScalar, isSeq, parseDocument, Scalar } from "yaml";
import { type Field, placeOf } from "./field.ts";

export type Path = readonly (string | number)[];

/** A YAML file as it is, beside what it was before the reader changed it. */
export interface YamlText {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly before: Pick<YamlText, "text" | "document"> | undefined;
}

/** Undefined where the file is no YAML: then only its text can be mended. */
export function readYaml(file: string, text: string, before: string | undefined): YamlText | undefined {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0) return undefined;
  const earlier = before === undefined ? undefined : parseDocument(before, { logLevel: "silent" });
  return {
    ...{ file, text, document },
    before:
      before === undefined || !earlier || earlier.errors.length > 0
        ? undefined
        : { text: before, document: earlier },
  };
}

/**
 * The text or number at a path, which a form may change. The stretch of the file that it stands in is written anew and
 * nothing else, so that comments, order and everybody's own style stay. Undefined where there is none: absent, a list, an alias.
 */
export function yamlField(
  { file, text, document, before }: YamlText,
  path: Path,
  { isNumber = false }: { readonly isNumber?: boolean } = {},
): Field | undefined {
  const found = scalarAt(document, path);
  if (!found) return undefined;
  const { scalar, inFlow } = found;
  const [start, end] = scalar.range;
  const earlier = before && scalarAt(before.document, path)?.scalar;
  return {
    id: `${file}#${path.join(".")}`,
    file,
    value: saidBy(scalar),
    before: earlier && saidBy(earlier),
    place: placeOf(text, start, end),
    with(value) {
      const same =
        earlier &&
        before &&
        saidBy(earlier) === value &&
        before.text.slice(earlier.range[0], earlier.range[1]);
      const written = same || scalarText(value, { isNumber, inFlow, type: earlier?.type ?? scalar.type });
      // A value that is missing stands right after its colon; a block ends with its line's end.
      const lead = /:$/.test(text.slice(0, start)) ? " " : "";
      const trail = text.slice(start, end).endsWith("\n") && !written.endsWith("\n") ? "\n" : "";
      return `${text.slice(0, start)}${lead}${written}${trail}${text.slice(end)}`;
    },
  };
}

type Ranged = Scalar & { readonly range: readonly [number, number, number] };

function scalarAt(
  { contents }: Document.Parsed,
  path: Path,
): { readonly scalar: Ranged; readonly inFlow: boolean } | undefined {
  let node: unknown = contents;
  let inFlow = false;
  for (const step of path) {
    inFlow ||= isCollection(node) && node.flow === true;
    node = isCollection(node) ? node.get(step, true) : undefined;
  }
  return isScalar(node) && isText(node.value) && node.range ? { scalar: node as Ranged, inFlow } : undefined;
}

const isCollection = (node: unknown) => isMap(node) || isSeq(node);

const isText = (value: unknown): boolean => ["string", "number"].includes(typeof value) || value === null;

/** As it stands: `7.50` stays so. */
const saidBy = ({ value, source, type }: Scalar): string =>
  typeof value === "number" && type === "PLAIN" ? (source ?? `${value}`) : `${value ?? ""}`;

const DECIMAL = /^\d+(\.\d*)?$/;

function scalarText(
  value: string,
  {
    isNumber,
    inFlow,
    type,
  }: { readonly isNumber: boolean; readonly inFlow: boolean; readonly type: Scalar["type"] },
): string {
  if (isNumber && DECIMAL.test(value)) return value;
  const scalar = new Scalar(value);
  scalar.type = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE" ? type : "PLAIN";
  // Within braces and brackets a comma or a brace ends a value, elsewhere it does not.
  const around = new Document([scalar]);
  if (isSeq(around.contents)) around.contents.flow = inFlow;
  const written = around.toString({ lineWidth: 0 }).trimEnd();
  return inFlow ? written.slice(2, -2) : written.slice(2);
}
