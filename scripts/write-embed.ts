import { writeFile } from "node:fs/promises";
import { embedModule } from "./embed/bundle.ts";

/** Writes src/app/forms/embed-script.ts; test/forms/embed.test.ts fails until it is run after a change in web/embed. */
await writeFile(new URL("../src/app/forms/embed-script.ts", import.meta.url), embedModule());
