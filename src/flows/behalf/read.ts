/** "ghi hộ bà Mẫu ở ấp 3, 0900 000 000: đường trước nhà ngập": for whom, and what. Nothing is asked of what is missing. */
import { oneLine } from '../../domain/clean.ts';
import { fold } from '../../domain/fold.ts';
import { normalPhone } from '../../domain/phone.ts';

export type Told = {
  /** As the cadre wrote it, without number and place. */
  readonly name?: string;
  /** In normal form. */
  readonly phone?: string;
  /** What stands before the colon, in which a place may be named; empty where nothing does. */
  readonly head: string;
  /** What is wrong: all of the text where nobody is named before a colon. */
  readonly matter: string;
};

/** A name with how people call somebody, and a telephone number, fit in less, UTF-16 units. */
const maxHead = 160;
const maxName = 80;

/** In full, or without any marks: "ghi họ tên", "ghi hồ sơ" are something else. */
const opener = /^\/?\s*(ghi\s*(?:hộ|hô|ho))(?![\p{L}\p{M}])/iu;

/** What follows the words that open it; undefined where a text begins with others. */
export const afterBehalf = (text: string): string | undefined => {
  const typed = text.trim().normalize('NFC');
  const found = opener.exec(typed);
  return found
    ? typed
        .slice(found[0].length)
        .replace(/^[\s:,]+/, '')
        .trim()
    : undefined;
};

/** A colon behind these belongs to the number or name that follows. */
const labels = /(?:^| )(?:sdt|so|dt|dien thoai|tel|phone|ten|ho ten|ho va ten|nguoi dan|la)$/;

/** Where the matter begins: at the first colon or line end that is no part of an hour or of a number's label. */
const cut = (text: string): number => {
  for (const found of text.slice(0, maxHead).matchAll(/:(?!\d\d(?!\d))|\n/g))
    if (found[0] === '\n' || !labels.test(fold(text.slice(0, found.index)))) return found.index;
  return -1;
};

const numberIn = /\+?\d[\d .-]{7,14}\d/;
/** How a number is announced, and where somebody lives: no part of a name. */
const announced = /(?:số điện thoại|so dien thoai|điện thoại|dien thoai|sđt|sdt|đt|dt|số|so)\s*:?\s*$/i;
const lives =
  /(?:^|[\s,;])(?:ở|o|tại|tai|thôn|thon|ấp|ap|xóm|xom|tổ|khu|bản|làng|lang|xã|xa|phường|phuong)(?=[\s\d])/iu;
/** How people call somebody they do not name. */
const nobody =
  /^(?:(?:ten |ho ten |nguoi dan )?(?:mot )?(?:ba|ong|cu|chi|anh|co|chu|bac|em|me|nguoi dan|dan|nguoi|gia dinh|ho)(?: (?:ay|nay|do|kia))?)?$/;

/** @param text what follows `ghi hộ` */
export const readBehalf = (text: string): Told => {
  const at = cut(text);
  if (at < 0) return { head: '', matter: text.trim() };
  const head = text.slice(0, at);
  const digits = numberIn.exec(head);
  const phone = digits ? normalPhone(digits[0]) : undefined;
  const unnumbered =
    digits && phone !== undefined
      ? `${head.slice(0, digits.index).replace(announced, '')} ${head.slice(digits.index + digits[0].length)}`
      : head;
  const named = unnumbered.slice(0, lives.exec(unnumbered)?.index).replace(/^[\s,;:-]+|[\s,;:-]+$/g, '');
  const name = nobody.test(fold(named)) ? undefined : oneLine(named.replace(/^(?:tên|ten)\s*:?\s+/iu, ''), maxName);
  return {
    head,
    matter: text.slice(at + 1).trim(),
    ...(name !== undefined && name !== '' && { name }),
    ...(phone !== undefined && { phone }),
  };
};
