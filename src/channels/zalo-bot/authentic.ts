/** Is a request from the Zalo Bot Platform? Only the platform knows the secret that was registered together with the webhook. */

export const SECRET_HEADER = 'x-bot-api-secret-token';

/** The platform takes 8 to 256 characters; of these only such that no header and no proxy changes. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{8,256}$/;

/**
 * Does `given` equal `secret`? Takes the same time wherever the first difference is; the length may show.
 * A header that came twice arrives as one value joined by a comma, which no secret contains.
 */
export const sameSecret = (given: string | null, secret: string): boolean => {
  if (given === null || given === '' || secret === '') return false;
  let difference = given.length ^ secret.length;
  for (let i = 0; i < secret.length; i++) {
    difference |= secret.charCodeAt(i) ^ given.charCodeAt(i % given.length);
  }
  return difference === 0;
};
