/** What the peers say and offer: the same for both, of the same length as what the service says. */

export const card = (text: string): string =>
  `Tôi hiểu ông/bà phản ánh:\n“${text}”\n\nNơi nhận: Uỷ ban nhân dân xã Thử Nghiệm.\nChỉ cán bộ của xã đọc được tên ông/bà. Ông/bà có muốn gửi không?`;

export const receipt = (code: string): string =>
  `Đã nhận phản ánh của ông/bà. Mã tra cứu:\n${code}\n\nUỷ ban nhân dân xã Thử Nghiệm sẽ trả lời trong 5 ngày làm việc.\nÔng/bà có thể nhắn thêm ảnh hoặc địa chỉ bất cứ lúc nào.`;

export const committeeCard = (code: string, text: string): string =>
  `Phản ánh ${code}\n“${text}”\n\nTrạng thái: mới, chưa có người nhận.`;

export const OFFERS = [
  ['Đồng ý và gửi', 'send'],
  ['Sửa lại', 'edit'],
  ['Ẩn danh', 'anonymous'],
  ['Thôi, không gửi', 'cancel'],
] as const;

export const COMMITTEE_ACTIONS = [
  ['Nhận việc', 'claim'],
  ['Hỏi người dân', 'ask'],
  ['Chuyển', 'forward'],
  ['Không thuộc', 'decline'],
] as const;
