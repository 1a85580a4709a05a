/** Words around people's names and numbers, folded. No names of real people: family names only. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** The family names of nearly everybody, those of ethnic groups included. */
export const SURNAMES = set(`
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan dinh trinh truong mai lam luong ha cao chau ta thai to ton
  trieu tu vuong quach kieu lai luu la phung quan nghiem ninh giap khuat lo mac giang vang thao hua bach bang ca cam chu chung cu dam diep
  dau hau kha khuu phi phu tang tao thach than tong tra uong vi hong kim danh chau lu ksor rmah siu nay ro kpa
  sung vu lieu tieu au luc nong ma
`);

/** Middle names that make a family name out of a doubtful word: "ba thi" is none, "cao thi" is one. */
export const MIDDLE = set(
  'van thi duc huu ngoc minh xuan quoc cong thanh kim dinh hong thuy thu my bich hoang trong quang phuoc tuan anh',
);

/** A name typed without capitals ends before these. */
export const AFTER_NAME = set(`
  o nha tai hien dang la sinh nam tuoi sdt so cccd cmnd xin muon co bi va thuong tru ngu dia que dan nguoi thon ap xom khom xa huyen tinh gui
  phan kien nghi de thay da se can hoi nho kinh mong cung thi ma nay day den tu khu hem ngo gia toi em ban buon phuong cu song lam dien
  thoai zalo facebook goi xin xom ngay hom voi khong duoc cua the roi noi bao ve viec cho nghe gap rat ko cam on
`);

/** Who speaks of himself. */
export const SELF = set('toi em con chau minh tui tau to anh chi co chu bac ong ba');

/** Not a person's name after "tôi là": an office, a trade, a place in life. */
export const TITLES = set(`
  bi truong pho chu giao cong can dang hoi nguoi dan chi to bo thuong cuu bac sinh hoc phu nong lao cha me ong ba con chau anh em co hang ho
  doan ban hieu giam ke thu nhan vien viet khach chinh uy tai xe cong tiểu tieu thay y bo doi cong-an quan hộ ho
`);

/** Before a person's name. */
export const ADDRESSES = 'ông bà anh chị cô chú bác thầy cụ em cháu bé dì cậu thím mợ';
export const HONORIFICS = set('ong ba anh chi co chu bac thay cu em chau be di cau thim mo');
/** Two words before a person's name. */
export const OFFICES = set(
  'chu-tich pho-chu-tich bi-thu truong-thon truong-ap truong-ban truong-khom truong-xom to-truong hieu-truong hieu-pho giam-doc dia-chinh ke-toan thu-quy cong-an can-bo bac-si dong-chi truong-phong tram-truong cong-chuc giao-vien khu-pho dan-pho',
);
/** What is named after people, and what a name is given to: no person follows. */
export const NAMED_AFTER = set(`
  duong pho truong cho cau hem ngo ngach kiet xa phuong huyen quan thon ap khom xom khu chua den dinh tuong dai vien benh hang tiem shop
  ty cty app web trang nhom page thpt thcs hoc non do ham lang buon ban bao tram cong dan
`);

/** Before a telephone number. */
export const PHONE_WORDS = set(
  'sdt dt dth phone tel telephone mobile zalo goi alo lien he thoai so may viber call hotline ho lh dd',
);
/** Before the number of an identity card, a passport, an insurance card. */
export const ID_WORDS = set('cccd cmnd cmt cmtnd cancuoc hochieu passport bhxh bhyt cc');
export const ID_PAIRS = set('can-cuoc chung-minh dinh-danh ho-chieu bao-hiem cong-dan nhan-dan minh-thu');
/** Before, or after, the number of a bank account. */
export const BANK_WORDS = set(`
  stk tk taikhoan vietcombank vcb agribank bidv mbbank mb techcombank tcb vietinbank vietin ctg sacombank stb acb vpbank vpb tpbank hdbank vib
  shb seabank msb ocb lienvietpostbank lpbank eximbank scb kienlongbank namabank bacabank pvcombank abbank donga momo zalopay viettelpay cake timo
`);
export const BANK_PAIRS = set('tai-khoan ngan-hang so-tk chuyen-khoan');
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

/** Before a person's name in capitals: titles, and how people speak of themselves. */
export const TITLE_WORDS =
  'ông bà anh chị cô chú bác cụ thầy cậu dì mợ thím em bé cháu thằng con mẹ mệ tui tôi mình cha ba bố má vợ chồng e a c thợ sếp';
/** Posts and trades of two words, before a person's name. */
export const POSTS = set(`
  bac-si y-si y-ta dieu-duong ho-ly ke-toan thu-quy thu-kho giam-sat giam-doc chu-nhiem hieu-truong hieu-pho trung-uy dai-uy thuong-uy
  thieu-uy thieu-ta trung-ta thuong-ta truong-tram tram-truong doi-truong doi-pho to-pho can-bo dia-chinh ho-tich tu-phap van-thu buu-ta bao-ve
  tai-xe giao-vien co-giao thay-giao chu-thau chu-hui chu-xuong ky-su tho-dien tho-nuoc kiem-dem do-dac kiem-lam khuyen-nong chien-si dong-chi
  hang-xom lai-xe dai-dien con-gai con-trai kinh-te ky-thuat truong-phong pho-phong bi-thu chu-tich tin-dung van-phong
`);
/** Places that are called after people, besides those of `NAMED_AFTER`. */
export const OWN_PLACES = set(`
  nui song kenh rach vam dap ben cong nga lang mieu lau toa san rap truong nghiep dan so lo kcn khu vuon hoi giai quy
  huong hai nong dong suoi deo doc hon dao vinh
`);
/** Of these a title typed small belongs to the place too: "chợ bà Chiểu". */
export const TITLED_PLACES = set(
  'chợ cầu cau chùa đền miếu kinh kênh kenh rạch rach vàm vam đường duong hẻm hem ngã nga',
);
/** Family names that are seldom anything else, typed without marks. */
export const SURE_SURNAMES = set('nguyen tran pham huynh quach nghiem khuat phung');
