import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Localised } from "../../../domain/config/localised.ts";

/** A segment's name as the config has it; its id where the version in force has no such segment. */
export function segmentName(id: string, bundle: Bundle | undefined): Localised {
  if (!bundle) return id;
  const { list, otherwise } = bundle.segments;
  return [...list, otherwise].find((one) => one.id === id)?.name ?? id;
}

/** The same of all segments, by id. */
export const segmentNames = (bundle: Bundle | undefined): Record<string, Localised> =>
  Object.fromEntries(
    bundle ? [...bundle.segments.list, bundle.segments.otherwise].map(({ id, name }) => [id, name]) : [],
  );
