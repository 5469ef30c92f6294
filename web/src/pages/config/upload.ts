import { strFromU8, strToU8, unzip, zipSync } from "fflate";
import {
  CONFIG_ARCHIVE_BYTES,
  CONFIG_BYTES,
  CONFIG_FILE_BYTES,
  CONFIG_FILES,
} from "../../../../src/contracts/config-limits.ts";
import type { Files } from "../../api/config.ts";

/** Why files cannot be taken. */
export type Refused = "too-many" | "too-large" | "file-too-large" | "nothing" | "unreadable";
export type Uploaded = { readonly files: Files } | { readonly refused: Refused };

interface Named {
  readonly path: string;
  readonly file: File;
}

/** Files that somebody has chosen or dropped: a folder, a few files, or one zip. */
export async function uploaded(chosen: readonly Named[]): Promise<Uploaded> {
  const [only] = chosen;
  if (only && chosen.length === 1 && /\.zip$/i.test(only.path)) return unzipped(only.file);
  const wanted = chosen.filter(({ path }) => isWanted(path));
  const wrong = limits(wanted.map(({ file }) => file.size));
  if (wrong) return { refused: wrong };
  const read = wanted.map(async ({ path, file }) => [path, await file.text()] as const);
  return { files: fromTop(Object.fromEntries(await Promise.all(read))) };
}

/** What a browser gives for a folder: every file with its path. */
export const chosenFiles = (list: Iterable<File>): readonly Named[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** What was dropped, folders with all that is in them. */
export async function droppedFiles(items: Iterable<DataTransferItem>): Promise<readonly Named[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesIn))).flat();
}

/** The files as one zip, for whoever works on in a folder. */
export function zipped(files: Files): Blob {
  const bytes = zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  );
  return new Blob([bytes.slice()], { type: "application/zip" });
}

async function unzipped(file: File): Promise<Uploaded> {
  if (file.size > CONFIG_ARCHIVE_BYTES) return { refused: "too-large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  let wrong: Refused | undefined;
  const sizes: number[] = [];
  const found = await new Promise<Record<string, Uint8Array> | undefined>((resolve) => {
    // Sizes are known before anything is unpacked, so that no small zip fills the memory.
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      if (!isWanted(name)) return false;
      sizes.push(originalSize);
      wrong = limits(sizes);
      return wrong === undefined;
    };
    unzip(bytes, { filter }, (error, files) => resolve(error ? undefined : files));
  });
  if (!found) return { refused: "unreadable" };
  if (wrong || sizes.length === 0) return { refused: wrong ?? "nothing" };
  return {
    files: fromTop(Object.fromEntries(Object.entries(found).map(([path, text]) => [path, strFromU8(text)]))),
  };
}

function limits(sizes: readonly number[]): Refused | undefined {
  if (sizes.length === 0) return "nothing";
  if (sizes.length > CONFIG_FILES) return "too-many";
  if (sizes.some((size) => size > CONFIG_FILE_BYTES)) return "file-too-large";
  return sizes.reduce((sum, size) => sum + size, 0) > CONFIG_BYTES ? "too-large" : undefined;
}

/** No folders, nothing hidden, nothing that systems put beside people's files. */
const isWanted = (path: string): boolean =>
  !path.endsWith("/") && !path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

/** Paths as the config has them: from the folder that holds store.yaml. */
function fromTop(files: Files): Files {
  const store = Object.keys(files)
    .filter((path) => /(^|\/)store\.yaml$/.test(path))
    .sort((one, other) => one.length - other.length)[0];
  const top = store?.slice(0, -"store.yaml".length) ?? "";
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(top) ? [[path.slice(top.length), text.replace(/^\uFEFF/, "")]] : [],
    ),
  );
}

async function filesIn(entry: FileSystemEntry): Promise<readonly Named[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Named[] = [];
  // A reader hands out a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}
