/** Five published conferences on public relations of the state, as cadres would have told their figures in chat. */

/**
 * What they wrote, and what they answered to questions: `[…]` is a button. At the end each sends the report; where the last answer is empty,
 * what stands there is all. The sums are those of the conferences; units and days are made up.
 */
export const talk: readonly (readonly [unit: string, text: string, ...answers: string[]])[] = [
  ['pho-1', 'báo cáo tháng 3/2023: tổng kết 10 năm thực hiện NQ 25, 5 năm KL 43, trao 1 kỷ niệm chương'],
  ['pho', 'bc thang 11/2023 ky quy che phoi hop voi 4 nganh, trao 1 knc', '[Bỏ qua]'],
  // Parts that are not the whole: asked, and not stored until they are.
  [
    'pho-1',
    'bc năm 2020: thực hiện 30 mô hình: kinh tế 10, vhxh 10, qpan 5, htct 4',
    '[30 mô hình]',
    '[Gửi báo cáo]',
    'htct 5 mô hình',
  ],
  ['hung-1', 'báo cáo ngày 2/5/2023 vận động 25 hộ giải phóng mặt bằng'],
  ['hung-2', 'bc ngay 3/5/2023 vd 25 ho gpmb'],
  ['hung-1', 'bao nhanh thang 5/2023: ban giao mb 18/25 ho, con 7'],
  ['hung-2', 'Báo cáo tháng 6/2023\n- Bàn giao mặt bằng: 22/25 hộ, còn 4', '[22/25 hộ, còn 3 hộ]'],
  ['ninh', 'báo cáo ngày 23/5/2021: tỷ lệ cử tri đi bầu đạt 99,95%, 5/9 xã, phường đạt 100%'],
  ['ninh-1', 'báo cáo quý I/2021: trao 3.000 suất quà Tết; giải quyết 3/10 đơn, còn 7 đơn'],
  ['ninh-1', 'bao cao quy 1/2021 tang them 2000 suat qua', '[Gửi báo cáo]', '[Cộng thêm]', ''],
  ['ninh-1', 'bc quý 2/2021: 1.081 suất quà, đơn 2/15'],
  ['ninh-1', 'bao cao 6 thang dau nam 2021: tiep 80 luot cong dan, tien qua 1 ty 811 trieu 700 nghin'],
  [
    'ninh-2',
    'báo cáo 6 tháng đầu năm 2021: tiếp 35 lượt, xong 3 đơn còn 3, tặng 3.000 suất quà 1.000 triệu',
    'tiếp 37 lượt',
  ],
  [
    'an-1',
    'báo cáo năm 2014: đăng ký 1.334 mô hình “Dân vận khéo”, thực hiện 1.245 mô hình, gồm 04 lĩnh vực: kinh tế 465; văn hóa – xã hội 530; ' +
      'quốc phòng – an ninh 150; xây dựng hệ thống chính trị 100',
  ],
  ['an-2', 'bao cao nam 2014 dvk: dk 1000, th 960: kt 360, vhxh 400, qpan 120, htct 80'],
  [
    'an-2',
    'bc nam 2014 dvk: dk 1000, th 950: kt 350, vhxh 400, qpan 120, htct 80',
    '[Gửi báo cáo]',
    '[Thay báo cáo cũ]',
    '',
  ],
  ['an-3', 'Báo cáo năm 2014\n1. DVK: đăng ký 1.000, thực hiện 950\n2. Kinh tế 350, VH-XH 400, ANQP 117, HTCT 83'],
  ['gia-1', 'báo cáo tháng 1/2023: tiếp ba trăm lượt công dân, thực hiện phương châm 4 ngày ở cơ quan, 1 ngày ở cơ sở'],
  ['gia-11', 'bao cao ngay 14/2/2023 lang tiep 2 luot'],
  ['gia-11', 'báo cáo ngày 15/2/2023: tiếp 20 lượt', '[Gửi báo cáo]', '[Rút báo cáo này]', ''],
  ['gia-1', 'bc quy 2/2023: tiep 400 luot cd'],
  ['gia-1', 'báo cáo 6 tháng đầu năm 2023: giải quyết 20/23 vụ KNTC, còn 3 vụ; xây dựng được 564 mô hình dân vận khéo'],
  ['gia-1', 'báo cáo tính đến 31/3/2023 có 90 nông hội'],
  ['gia-1', 'bao cao tinh den 30/6/2023 co 99 nong hoi voi 3.000 thanh vien'],
  ['gia-2', 'báo cáo 6 tháng đầu năm 2023: tiếp 500 lượt, giải quyết xong 13/14 vụ khiếu nại, tố cáo, còn 1 vụ'],
  ['gia-2', 'báo cáo tháng 7/2023: tiếp 999 lượt công dân'],
];

export const units = `code,name,parent,kind
pho,Thị xã Phố Ví Dụ,,other
pho-1,Xã Phố Một,pho,commune
hung,Xã Hưng Ví Dụ,,commune
hung-1,Thôn Đông,hung,hamlet
hung-2,Thôn Tây,hung,hamlet
ninh,Thành phố Ninh Ví Dụ,,other
ninh-1,Phường Ninh Một,ninh,commune
ninh-2,Xã Ninh Hai,ninh,commune
an,Tỉnh An Ví Dụ,,province
an-1,Xã An Một,an,commune
an-2,Xã An Hai,an,commune
an-3,Phường An Ba,an,commune
gia,Tỉnh Gia Ví Dụ,,province
gia-1,Xã Gia Một,gia,commune
gia-2,Phường Gia Hai,gia,commune
gia-11,Làng Một,gia-1,hamlet
`;

/** The year before and what stood then: from files, as an office brings them along. */
export const before = `unit,from,to,indicator,value,total
gia-1,2022-01-01,2022-03-31,reception.turns,600,
gia-2,2022-04-01,2022-06-30,reception.turns,710,
gia-2,2022-12-31,2022-12-31,farmers.groups,40,
gia-2,2022-12-31,2022-12-31,farmers.members,1117,
`;
