import { dayOf, instantAt } from "../../src/domain/basics/calendar.ts";
import { openLab } from "./lab.ts";
import { measureEvents } from "./measure-events.ts";

const TZ = "Europe/Moscow";
const START = dayOf(TZ, Date.parse("2026-03-02T12:00:00Z"));
const lab = await openLab(instantAt(TZ, START, 30));
console.log(JSON.stringify(await measureEvents(lab, START + 1)));
process.exit();
