/** Comparing what was given with what only the platform knows. */

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
