/** Is a request from Telegram? Only Telegram knows the secret that was registered together with the webhook. */

export const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** What Telegram takes as a secret: 1 to 256 of these characters. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{1,256}$/;
