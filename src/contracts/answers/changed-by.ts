import * as z from "zod";
import { ADMIN_ROLE_NAMES } from "../admin-roles.ts";

export const ChangedBy = z
  .object({
    subject: z.string().describe("Of the token; of the command line the user's name on their machine"),
    client: z.string().exactOptional(),
    role: z.enum(ADMIN_ROLE_NAMES).exactOptional(),
    via: z.enum(["api", "command-line"]),
  })
  .meta({ id: "ChangedBy", description: "A person or a program that changed something" });
