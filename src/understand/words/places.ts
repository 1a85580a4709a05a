/** Words of which the names of places are made. */

/**
 * What a place phrase begins with, and what must follow: `n` a number, `p` a name, `a` nothing where a word like "gần" or "ở" stands
 * before. After the slash the same for a head typed without marks, which may be another word (`to`: tổ, to, tờ).
 */
export const HEADS = `
  hẻm npa/npa // N
  ngõ npa/np // B
  ngách np/n // B
  kiệt np/np // T
  hẻm số n/n
  ngõ số n/n
  đường hẻm n/n
  ấp npa/np // N
  thôn npa/np // B, T
  xóm npa/npa
  khóm np/np // N
  tổ n/n
  tổ dân phố np/np
  khu n/n
  khu phố np/np
  khu dân cư npa/np
  khu vực np/n
  đội n/n
  cụm n/n
  bản npa/n
  buôn np/np
  làng npa/np
  sóc np/
  phum np/np
  plei np/np
  tiểu khu np/np
  lô n/n
  số nhà n/n
  nhà số n/n
  phòng trọ số n/n
  đường np/np
  đường số n/n
  phố np/np
  km n/n
  k n/n // T, glued
  phường np/n
  xã p/
  thị trấn p/
  huyện p/
  quận np/n
  cây số n/n
  quốc lộ n/n
  tỉnh lộ n/n
  hương lộ n/n
  đường tỉnh n/n
  đường huyện n/n
  ql n/n
  tl n/n
  hl n/n
  đt n/
  cột điện số n/n
  trụ điện số n/n
  cột số n/n
  chợ npa/a
  cầu np/p
  cống np/
  trường pa/pa
  trường mầm non npa/npa
  trường mẫu giáo npa/npa
  trường tiểu học npa/npa
  trường trung học cơ sở npa/npa
  trường trung học phổ thông npa/npa
  trường cấp n/n
  mầm non pa/pa
  tiểu học pa/pa
  trung học cơ sở p/p
  trạm y tế pa/pa
  trạm xá pa/pa
  bệnh viện pa/pa
  phòng khám pa/pa
  ủy ban pa/pa
  ủy ban nhân dân pa/pa
  trụ sở pa/pa
  nhà văn hóa npa/npa
  nhà sinh hoạt cộng đồng npa/npa
  hội trường npa/a
  nhà thờ pa/pa
  chùa pa/
  đình pa/
  đền p/
  miếu pa/
  thánh thất pa/pa
  ngã ba npa/npa
  ngã tư npa/npa
  ngã năm npa/npa
  vòng xoay pa/pa
  bùng binh pa/pa
  công viên pa/pa
  quảng trường pa/pa
  bến xe pa/pa
  bến phà pa/pa
  bến đò pa/pa
  cây xăng npa/npa
  cổng chào npa/npa
  sân vận động pa/pa
  sân bóng npa/npa
  sân banh npa/npa // N
  nghĩa trang pa/pa
  nghĩa địa pa/pa
  bưu điện pa/pa
  siêu thị pa/pa
  khu công nghiệp npa/npa
  khu đô thị np/np
  khu tái định cư npa/npa
  chung cư npa/npa
  kênh np/np
  rạch np/np
  sông p/
  suối p/
  hồ p/
  đập pa/
  đê pa/
  bờ kè pa/pa
  bờ sông pa/pa
  bờ đê pa/pa
  bờ kênh npa/npa
  trạm bơm npa/npa
  trạm biến áp n/n
  dốc pa/p
  đèo pa/pa
  đồi p/
  núi p/
  cánh đồng pa/pa
  vàm p/p // N
  cồn p/p // N
  giồng p/p // N
  công ty p/p
  nhà máy pa/pa
  quán p/
  tiệm p/
  nhà trọ p/p
  cây đa a/a
  giếng làng a/a
`;

/** Where a thing is, seen from a place; part of the citizen's words. */
export const RELATIONS =
  'đầu|cuối|giữa|gần|cạnh|kế|kế bên|bên cạnh|sát|sát bên|sát vách|đối diện|trước|trước cổng|trước cửa|trước mặt|sau|sau lưng|phía sau|phía trước|bên hông|hông|cổng|cửa|ngay|ngay cổng|ngay trước|chỗ|khu vực|khúc|đoạn|đoạn qua|đoạn gần|dọc|dọc theo|dưới|dưới chân|chân|góc|lối vào|lối ra|cua|khúc cua|mé|bên|trong|ngoài|sau chợ|lề|bên kia|bên này|qua khỏi|qua|gần chỗ|gần cuối|gần đầu|từ';

/** Before a place, not part of it. */
export const AT = 'ở|tại|o|tai|tren|trên|ngụ|thuộc';

/** Between two parts of one place. */
export const JOINERS = 'thuộc|của|ở|tại|trên|trong|đến|tới|với|và|qua|giao|giáp|nối|ra|vào|đi';

/** Words in small letters that belong to a name before them: chợ cũ, trường mầm non, cầu sắt. */
export const MODIFIERS =
  'cũ|mới|lớn|nhỏ|chính|trung tâm|mầm non|mẫu giáo|tiểu học|trung học|cơ sở|phổ thông|y tế|đa khoa|văn hóa|nhân dân|xã|phường|huyện|thị trấn|thôn|ấp|sắt|treo|khỉ|gỗ|tre|đá|đúc|đông|tây|nam|bắc|thượng|hạ|trung|trên|dưới|ngoài|giữa|trong|đình|liên thôn|liên xã|liên ấp|nội đồng|ven sông|dân sinh|gom|tránh|làng|đê|chợ|đất đỏ|số';

/** After "đường" these name a road by where it leads; a place must follow. */
export const LEADS = 'vào|vô|ra|đi|lên|xuống|qua|tới|đến|từ|gần|cạnh|trước|sau|ven|dọc';
/** … and these name it by themselves. */
export const ROADS =
  'liên thôn|liên xã|liên ấp|liên tổ|nội đồng|làng|đê|ven sông|ven biển|dân sinh|gom|tránh|trục chính|bờ kè|ven kênh';

/** First words of street names that are no family names. */
export const STREET_FIRST =
  'hai ba trung quang hung vuong le loi cach mang dien bien bach dang dinh tien an duong ngo quyen mac dinh chi suong nguyet anh hoang dieu phan dinh tran phu truong chinh ton duc xo viet thong nhat hoa binh dong khoi nam ky thu khoa phu dong thanh giong lac long au co be van';

/** A name typed without capitals ends before one of these. */
export const NAME_END =
  'bi dang khong ko co hu hong ngap tac nghet nuoc den dien rac may cua va thi ma la o tai nay do roi qua nhieu lau hom tuan thang ngay nam de mat tat toi em xin nho mong da se chua ai cho duoc het hay con cung van moi ca luon hoai suot may ba bua ngap chay do be vo sut lo sap hoi thoi on ra vao vo len xuong nha xe nguoi dan ba trong ngoai mua nang lam sua khi luc sang chieu dem qua bay gio rat nguy hiem lay loi lay xau hep tran cac nhung mot hai gan canh truoc sau dau cuoi giua doi dien cach khoang tam kha phia ben thuoc xa phuong ap thon khu to hem ngo';

/** Office names before a unit: it is spoken to, not pointed at. */
export const ADDRESSED =
  'ủy ban|ủy ban nhân dân|công an|lãnh đạo|chính quyền|gửi|cán bộ|chủ tịch|đảng ủy|mặt trận|hội đồng nhân dân|kính gửi|thưa|nhờ|đề nghị|mong|trưởng|bí thư|phó';

/** Words before the name of a unit, by level; within a level people mix them. */
export const PREFIXES = {
  province: ['tỉnh', 'thành phố', 'tp'],
  commune: ['xã', 'phường', 'thị trấn', 'đặc khu', 'p', 'x', 'tt'],
  district: ['huyện', 'quận', 'thị xã', 'h', 'q', 'tx'],
  hamlet: [
    'thôn',
    'ấp',
    'xóm',
    'khóm',
    'bản',
    'buôn',
    'làng',
    'tổ',
    'tổ dân phố',
    'khu phố',
    'khu',
    'sóc',
    'plei',
    'khu dân cư',
    'đội',
    'tiểu khu',
    'khu vực',
    'phum',
  ],
} as const;
