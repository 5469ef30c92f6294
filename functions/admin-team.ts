import { changeLog, clock, team } from "../src/adapters/wiring.ts";
import { makeTeamHandler } from "./admin/team-handler.ts";

/** /v1/team: who may use the admin API. */
export const handler = makeTeamHandler({ team: team() }, { changeLog: changeLog(), clock });
