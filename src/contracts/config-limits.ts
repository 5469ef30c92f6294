/** Of a config, however it comes. */
export const CONFIG_FILES = 5_000;
/** Of one of its files, in bytes. */
export const CONFIG_FILE_BYTES = 1_000_000;
/** Of all of its files, unpacked. */
export const CONFIG_BYTES = 40_000_000;
/** Of a zip with them. */
export const CONFIG_ARCHIVE_BYTES = 20_000_000;
/** Of files that are in an answer, as JSON: larger ones are beside it. */
export const CONFIG_TEXT_BYTES = 4_000_000;
export const CONFIG_PATH_LENGTH = 200;

/** Mails that are rendered while somebody waits for an answer: more are for a job. */
export const CONFIG_MAILS_AT_ONCE = 300;

/** Whether the mails of a config can be tried within a request. */
export const isForOneRequest = (files: Readonly<Record<string, string>>): boolean =>
  Object.keys(files).filter((path) => path.startsWith("templates/")).length <= CONFIG_MAILS_AT_ONCE;

/** For how long an address in S3 is good, in seconds. */
export const CONFIG_ADDRESS_SECONDS = 900;

/** Folders of the bucket and how long a file stays in each, in days. */
export const CONFIG_FOLDERS = [
  { prefix: "uploads/", days: 2 },
  { prefix: "downloads/", days: 2 },
  { prefix: "jobs/", days: 7 },
  { prefix: "mails/", days: 90 },
] as const;
