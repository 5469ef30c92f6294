/** Where whoever knows it may put or get one file, for some minutes. */
export interface FileAddress {
  readonly url: string;
  /** To be sent as they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Files beside the published configs, each kept for some days: uploads, jobs on them, and what is fetched. */
export interface ConfigFiles {
  /** `too-large`: it has more bytes than `most`, and none of them was read. */
  get(name: string, most: number): Promise<Uint8Array | "too-large" | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Takes these very bytes and no others. `sha256`: hexadecimal. */
  uploadAddress(
    name: string,
    content: { readonly bytes: number; readonly sha256: string },
  ): Promise<FileAddress>;
  /** `saveAs`: what a browser calls the file. */
  downloadAddress(name: string, saveAs: string): Promise<FileAddress>;
}

/** Starts jobs on uploads. `there`: this attempt was started before, and is over. */
export interface ConfigJobs {
  start(job: { readonly id: string; readonly attempt: number }): Promise<"started" | "there">;
}
