/** Words of courtesy and of addressing the office, folded: they say nothing of the matter. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** A text of nothing but these, one of the first list among them, is a greeting or thanks. */
export const GREETS = set(
  'chao camon alo allo hello helo hi hey hii da vang ok oke okay okie oki on thanks thank tks thks cmon uh um u oi start hihi haha hehe bye duoc hoi vay lo',
);
export const GREETING_WORDS = set(`
  chao camon alo allo hello helo hi hey hii da vang ok oke okay okie oki cam on thanks thank you tks thks cmon uh um u oi a start hihi haha hehe bye
  nhe nha anh chi em co chu bac ong ba con chau toi tui minh ad admin bot xin moi nguoi ca nha buoi sang trua chieu toi ngay tot lanh can bo uy ban
  xa phuong nhan dan rat nhieu lam qua roi duoc cac bac quy co quan vay ah ak lo cho hoi chut ti xiu voi xiu oi thay so nay do the gui kinh thua
`);

/** At the head of a clause these only lead up to the matter. */
export const LEAD = set(`
  chao xin alo allo hello hi da vang thua kinh em toi tui minh con chau chung cho hoi phan anh bao la rang chi admin ad oi a ah ong ba co chu bac
  muon can co viec ve vu nhu sau hien nay hom cao thong tin nhe nha voi gui y kien chuyen cac quy cap lanh dao can bo
`);
/** A clause that begins so is addressed to the office as a whole. */
export const ADDRESS = set('kinh gui');
/** A clause that begins so asks or thanks; the matter is elsewhere, if anything else is said. */
export const PLEA = set('nho mong de rat cam tran lam giup yeu mau som xin kinh toi em dan ba');
export const PLEA_WORDS = set('nho mong nghi xin trong on giup cau kiem xu giai coi xem muon yeu');

/** First words of places that are themselves what is broken, flooded or dirty. */
export const SUBJECTS = set('duong cau kenh rach song cho truong hem ngo kiet muong pho cong ben nga cay');
