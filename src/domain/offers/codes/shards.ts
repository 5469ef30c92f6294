/** The ledger of codes is kept in so many parts, each read whole by the night. */
export const CODE_SHARDS = 64;
