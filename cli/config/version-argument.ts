import { InvalidArgumentError } from "commander";

/** The number of a version. */
export function versionArgument(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("A whole number from 1 on.");
  return Number(text);
}
