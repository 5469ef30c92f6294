/** What posts to webhooks are signed with: `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks has it. */
export const WEBHOOK_SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,22}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
