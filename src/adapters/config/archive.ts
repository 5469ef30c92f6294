import { Unzip, UnzipInflate, zipSync } from "fflate";

export interface ArchiveLimits {
  readonly files: number;
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
  readonly pathLength: number;
}

type Unpacked =
  | { readonly ok: true; readonly files: Readonly<Record<string, string>> }
  /** Why nothing can be taken from it, in a sentence. */
  | { readonly ok: false; readonly why: string };

/** The day that a zip can begin with: the same files are the same zip, whenever they are packed. */
const NO_TIME = new Date(1980, 0, 1);

/** The files of a config as one zip. */
export function packed(files: Readonly<Record<string, string>>): Uint8Array {
  const paths = Object.keys(files).sort();
  const encoder = new TextEncoder();
  const entries = paths.map((path) => [path, encoder.encode(files[path])] as const);
  return zipSync(Object.fromEntries(entries), { mtime: NO_TIME });
}

/** So much of a zip at a time: whatever it unpacks to is looked at before the next. */
const STEP_BYTES = 16_384;
/** Entries of a zip for one file that a config may have: pictures and notes may lie beside. */
const ENTRIES_A_FILE = 4;

/** A zip that cannot be taken: ends its reading. */
class Unfit extends Error {}

/**
 * The files of a config in a zip of its folder. What a config has no place for (a README, pictures, hidden files) is left
 * out, as in a folder. The zip is read from the front, piece by piece, and what it says of sizes is not believed: so neither
 * a bomb nor entries that share their bytes can make it unpack more than the limits.
 */
export function unpacked(archive: Uint8Array, limits: ArchiveLimits): Unpacked {
  try {
    const files = entriesOf(archive, limits);
    if (files.size === 0) throw new Unfit("it has no files of a config");
    return { ok: true, files: fromTop(files) };
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, why: error.message };
    return {
      ok: false,
      why: `it is no zip that can be read: ${error instanceof Error ? error.message : error}`,
    };
  }
}

function entriesOf(archive: Uint8Array, limits: ArchiveLimits): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const room = { entries: limits.files * ENTRIES_A_FILE, bytes: limits.bytes };
  const open = new Set<string>();
  const unzip = new Unzip((file) => {
    if (--room.entries < 0) throw new Unfit("it has too many entries");
    if (!isWanted(file.name)) return;
    assertFits(file.name, found, limits);
    let bytes = new Uint8Array();
    found.set(file.name, bytes);
    open.add(file.name);
    file.ondata = (error, chunk, isLast) => {
      // What is thrown below comes back here.
      if (error instanceof Unfit) throw error;
      if (error) throw new Unfit(`${file.name} cannot be unpacked: ${error.message}`);
      if (bytes.length + chunk.length > limits.fileBytes)
        throw new Unfit(`${file.name} has more than ${limits.fileBytes} bytes`);
      room.bytes -= chunk.length;
      if (room.bytes < 0) throw new Unfit(`its files have more than ${limits.bytes} bytes together`);
      bytes = joined(bytes, chunk);
      found.set(file.name, bytes);
      if (isLast) open.delete(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length; at += STEP_BYTES)
    unzip.push(archive.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= archive.length);
  if (open.size > 0 || entriesSaid(archive) !== (limits.files * ENTRIES_A_FILE - room.entries) % 65_536)
    throw new Unfit("it is no zip with files of a config, or only a part of one");
  return found;
}

/** How many entries the end of a zip says that there are; undefined where it has no end. */
function entriesSaid(archive: Uint8Array): number | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const first = Math.max(0, archive.length - 22 - 65_535);
  for (let at = archive.length - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint16(at + 10, true);
  return undefined;
}

function assertFits(name: string, found: ReadonlyMap<string, unknown>, limits: ArchiveLimits): void {
  if (found.size >= limits.files) throw new Unfit(`it has more than ${limits.files} files of a config`);
  if (found.has(name)) throw new Unfit(`it has ${name} twice`);
  if (name.length > limits.pathLength) throw new Unfit(`${name.slice(0, 40)}… is too long for a path`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no path has
  if (/^\/|^[a-z]:|\\|[\u0000-\u001f\u007f\ufffd]/i.test(name) || name.split("/").includes(".."))
    throw new Unfit(`${JSON.stringify(name)} is no path within a folder`);
}

/** What a config may have, wherever it lies: nothing hidden, nothing that systems put beside people's files. */
const isWanted = (path: string): boolean =>
  /\.(ya?ml|mjml)$/.test(path) &&
  !path.split("/").some((part) => /^\.[^.]/.test(part) || part === "__MACOSX" || part === "node_modules");

function joined(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}

/** As text, by the paths that the config has: from the folder that holds store.yaml. */
function fromTop(files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  const [store = "store.yaml"] = [...files.keys()]
    .filter((path) => /(^|\/)store\.yaml$/.test(path))
    .sort((one, other) => one.length - other.length);
  const top = store.slice(0, -"store.yaml".length);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return Object.fromEntries(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(top) ? [[path.slice(top.length), decoder.decode(bytes)] as const] : [],
    ),
  );
}
