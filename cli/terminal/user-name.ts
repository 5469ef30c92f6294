import { userInfo } from "node:os";

/** Who runs the command, as far as this machine says. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? "somebody";
  }
}
