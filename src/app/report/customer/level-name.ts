import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Localised } from "../../../domain/config/localised.ts";

/** A level's name as the programme has it; its id where it has no such level any more. */
export const levelNamed = (id: string, bundle: Bundle | undefined): Localised =>
  bundle?.loyalty?.levels.find((level) => level.id === id)?.name ?? id;
