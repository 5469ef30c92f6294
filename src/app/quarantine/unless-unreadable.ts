import { Unreadable } from "../../domain/quarantine/record.ts";

/** What a read gives, or nothing where the record is put aside: for work on many, which goes on without the one. */
export async function unlessUnreadable<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
