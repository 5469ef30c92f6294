import { visible } from "../config/layouts/tags.ts";
import { type MjmlFile, placeIn } from "../config/layouts/woven.ts";
import type { Problem } from "../config/problem.ts";

const PICTURE = /<(mj-image|img)\b(?:"[^"]*"|'[^']*'|[^"'<>])*>/g;

/** Pictures that say nothing where mail programs do not load them, nor to those who listen. */
export function pictureWarnings({ file, source }: MjmlFile): readonly Problem[] {
  return [...visible(source).matchAll(PICTURE)]
    .filter(([tag]) => !/\salt\s*=/.test(tag))
    .map(({ 1: name, index }) => ({
      file,
      ...placeIn(source, index),
      message: `<${name}> has no alt: say in it what the picture shows, or alt="" if the text beside it does`,
    }));
}
