import type { Bundle } from "../../../domain/config/bundle.ts";
import { RFM_SEGMENTS } from "../../../domain/segments/rfm-segments.ts";
import { nearest } from "../../nearest.ts";
import type { Path, PathProblem } from "../problem.ts";
import type { Judge } from "./judge.ts";

/** What a field's names are called, and those that there are. */
type Names = ReadonlyMap<string, Named>;

interface Named {
  readonly what: string;
  readonly known: readonly string[];
}

const SHOWN = 12;

/** The fields whose values are names that the config or Comeback itself gives. */
export function namesOf({ store, segments, offers, loyalty }: Bundle): Names {
  const own = [...segments.list.map(({ id }) => id), segments.otherwise.id];
  const cells = RFM_SEGMENTS[segments.rfm.scores ?? 3];
  return new Map<string, Named>([
    ["segment", { what: "segment", known: own }],
    ["rfm_segment", { what: "RFM segment", known: [...new Set(Object.values(cells))] }],
    ["rfm_cell", { what: "RFM cell", known: Object.keys(cells) }],
    ["tier", { what: "tier", known: offers.tiers.map(({ id }) => id) }],
    ...Object.entries(store.attributes ?? {}).flatMap(([name, attribute]) =>
      attribute.type === "choice"
        ? [[`attributes.${name}`, { what: `choice of ${name}`, known: attribute.choices }] as const]
        : [],
    ),
    ...(loyalty ? [["level", { what: "level", known: loyalty.levels.map(({ id }) => id) }] as const] : []),
    ["consent", { what: "consent", known: ["none", "given", "withdrawn"] }],
  ]);
}

/** Comparisons with a name that nobody can have. The empty text is what is not known yet. */
export function unknownNames(path: Path, source: string, names: Names, judge: Judge): readonly PathProblem[] {
  return judge.read(source).texts.flatMap(({ field, text, at }) => {
    const { what, known } = names.get(field) ?? {};
    if (!known || text === "" || known.includes(text)) return [];
    const near = nearest(text, known);
    const shown = [...known.slice(0, SHOWN), ...(known.length > SHOWN ? ["…"] : [])].join(", ");
    const advice = near ? `did you mean ${near}?` : `there are ${shown}`;
    return [{ path, offset: at, message: `there is no ${what} ${text}, so nobody has it: ${advice}` }];
  });
}
