/** Words around people's names and numbers, folded. No names of real people: family names only. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** The family names of nearly everybody, those of ethnic groups included. */
export const SURNAMES = set(`
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan dinh trinh truong mai lam luong ha cao chau ta thai to ton
  trieu tu vuong quach kieu lai luu la phung quan nghiem ninh giap khuat lo mac giang vang thao hua bach bang ca cam chu chung cu dam diep
  dau hau kha khuu phi phu tang tao thach than tong tra uong vi hong kim danh chau lu ksor rmah siu nay ro kpa
  sung vu lieu tieu au luc nong ma
`);

/** Before a telephone number. */
export const PHONE_WORDS = set(
  'sdt dt dth phone tel telephone mobile zalo goi alo lien he thoai so may viber call hotline ho lh dd',
);
/** Before the number of an identity card, a passport, an insurance card. */
export const ID_WORDS = set('cccd cmnd cmt cmtnd cancuoc hochieu passport bhxh bhyt cc');
export const ID_PAIRS = set(
  'can-cuoc chung-minh dinh-danh ho-chieu bao-hiem cong-dan nhan-dan minh-thu so-the ma-the bang-lai lai-xe',
);
/** Before, or after, the number of a bank account. */
export const BANK_WORDS = set(`
  stk tk taikhoan vietcombank vcb agribank bidv mbbank mb sacom techcombank tcb vietinbank vietin ctg sacombank stb acb vpbank vpb tpbank hdbank vib
  shb seabank msb ocb lienvietpostbank lpbank eximbank scb kienlongbank namabank bacabank pvcombank abbank donga momo zalopay viettelpay cake timo
`);
export const BANK_PAIRS = set('tai-khoan ngan-hang so-tk chuyen-khoan tiet-kiem');
/** Before the number of a paper, a customer, a tax payer: not a person's number. */
export const PAPER_WORDS = set('mst seri serial qd hoadon danhbo danhba voso');
export const PAPER_PAIRS = set(
  'ho-so khach-hang so-thue bien-nhan quyet-dinh cong-van so-seri so-so ma-don van-don hoa-don danh-bo danh-ba ma-kh tra-cuu bien-ban ma-hs giay-hen phieu-hen so-phieu bien-lai hop-dong so-giay phat-hanh vao-so',
);
/** Before a plot, a house, a stretch of road: short numbers in a row are a list of them. */
export const PLOT_WORDS = set(
  'thua to lo so nha hem ngo kiet ap thon khom phong lop tang km cot o day doi bai nhom buoi tuan thang ngay tiet hang tru ham',
);
/** After an amount or a measure. */
export const MEASURES = set(
  'dong d vnd vnđ trieu ty ti ngan nghin tram k usd do m m2 m3 ha hecta cong sao mau met kwh kw w kg tan ta yen lit phan tr cm mm km kilomet dollar lan nguoi ho con cay suat luot don vu khoi',
);
