import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Localised } from "../../../domain/config/localised.ts";

/** A segment's name as the config has it; its id where the version in force has no such segment. */
export function segmentName(id: string, bundle: Bundle | undefined): Localised {
  if (!bundle) return id;
  const { list, otherwise } = bundle.segments;
  return [...list, otherwise].find((one) => one.id === id)?.name ?? id;
}
