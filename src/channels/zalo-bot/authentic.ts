/** Is a request from the Zalo Bot Platform? Only the platform knows the secret that was registered together with the webhook. */

export const SECRET_HEADER = 'x-bot-api-secret-token';

/** The platform takes 8 to 256 characters; of these only such that no header and no proxy changes. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{8,256}$/;
