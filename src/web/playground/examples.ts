/** What citizens really write, one press away: with and without marks, and the cases that must be treated differently. */

type Example = { readonly label: string } & ({ readonly say: string } | { readonly send: 'photo' | 'voice' });

export const examples: readonly Example[] = [
  {
    label: 'Cống nghẹt',
    say: 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà mấy bữa nay, nhờ xã coi giúp.',
  },
  {
    label: 'Viết không dấu',
    say: 'den duong khu cho ap 2 tat ca tuan nay, toi di lai so qua, nho xa sua giup',
  },
  {
    label: 'Ấp 5 (nhóm Zalo)',
    say: 'Lan can cầu Kinh Năm ở ấp 5 gãy một đoạn, xe chạy qua nguy hiểm quá.',
  },
  {
    label: 'Khẩn cấp',
    say: 'Dây điện đứt rớt xuống đường ở ấp 4, tụi nhỏ sắp tan học!',
  },
  {
    label: 'Khiếu nại',
    say: 'Tôi khiếu nại quyết định thu hồi đất của xã, tiền bồi thường cho nhà tôi ở ấp 1 chưa thỏa đáng.',
  },
  {
    label: 'Tố cáo',
    say: 'Tôi tố cáo cán bộ địa chính xã nhận tiền của dân để làm giấy đất nhanh hơn.',
  },
  { label: 'Chỉ gửi ảnh', send: 'photo' },
  { label: 'Ghi âm', send: 'voice' },
];
