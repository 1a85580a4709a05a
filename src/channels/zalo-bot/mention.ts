/** Our own name in what people write in a group: the platform leaves it in the text, without telling where. */

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|\-/]/g, '\\$&');

/**
 * The text without our name, wherever it stands ("@Bot Phường Ví Dụ, 217 nhận"); as it came where it is not in it.
 * @param names as people see them; the longest is looked for first
 */
export const withoutName = (text: string, names: readonly string[]): string => {
  const known = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => escaped(name).replace(/\s+/g, '\\s+'));
  if (known.length === 0 || !text.includes('@')) return text;
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_])@(?:${known.join('|')})(?![\\p{L}\\p{N}_])[,:]?`, 'giu');
  const composed = text.normalize('NFC');
  const bare = composed.replace(mention, '');
  return bare === composed ? text : bare.replace(/ {2,}/g, ' ').trim();
};
