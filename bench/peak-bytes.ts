import { readFileSync } from "node:fs";

/** The most memory that this process has had, all of it. */
export function peakBytes(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux: the system has no such file, and tells it another way.
  }
  return process.resourceUsage().maxRSS * 1024;
}
