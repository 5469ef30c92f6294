import { writeFile } from "node:fs/promises";
import { embedModule, widgetModule } from "./embed/bundle.ts";

/** Writes the scripts of web/ into modules that functions answer with; tests fail until it is run after a change there. */
await writeFile(new URL("../src/app/forms/embed-script.ts", import.meta.url), embedModule());
await writeFile(new URL("../src/app/loyalty/widget/widget-script.ts", import.meta.url), widgetModule());
