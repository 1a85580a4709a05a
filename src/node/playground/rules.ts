/** Why a platform refused a call, for people who watch. By the code of the answer; what is no rule but a failure has none. */
import type { ChannelId } from '../../domain/message.ts';

const rules: Readonly<Record<ChannelId, Readonly<Record<number, string>>>> = {
  telegram: {
    403: 'Người này đã chặn bot, hoặc bot không còn trong nhóm.',
    429: 'Gửi quá nhanh: mỗi khung khoảng một tin mỗi giây, mỗi nhóm hai mươi tin mỗi phút. Bot phải chờ.',
  },
  'zalo-oa': {
    [-32]: 'Gọi quá nhanh: mỗi ứng dụng 4.000 lần mỗi phút. Máy chờ rồi gửi lại.',
    [-100]: 'Tệp đã tải lên quá 7 ngày, phải tải lại.',
    [-201]: 'Nội dung không đúng mẫu của Zalo.',
    [-210]: 'Dài quá giới hạn: một tin 2.000 chữ, một ảnh 1 MB, năm nút.',
    [-211]: 'Đã hết hạn mức tin miễn phí và tin trả tiền.',
    [-213]: 'Người này chưa nhắn cho OA, nên OA không được nhắn trước.',
    [-216]: 'Mã truy cập không còn dùng được. Máy xin mã mới rồi gửi lại.',
    [-220]: 'Mã truy cập đã hết 25 giờ. Máy xin mã mới rồi gửi lại.',
    [-227]: 'Người này không dùng Zalo đã 45 ngày.',
    [-230]: 'Người này im lặng quá 7 ngày. OA chỉ được nhắn trong 7 ngày sau lời cuối của họ.',
    [-233]: 'Kiểu tin này không dùng được ở đây: trong nhóm không có nút.',
    [-237]: 'Nhóm đã hết hạn. Phải gia hạn nhóm.',
    [-244]: 'Người này không nhận tin của OA.',
    [-403]: 'OA không còn trong nhóm này.',
  },
  'zalo-bot': {
    400: 'Người này đã chặn bot, hoặc nội dung không đúng mẫu: một tin tối đa 2.000 chữ.',
    401: 'Mã của bot không đúng hoặc đã đổi.',
    429: 'Hết gói: 3.000 tin mỗi tháng, 50 người, 3 nhóm. Không biết khi nào dùng lại được.',
  },
};

/** @param code HTTP status, or an error of Zalo's */
export const ruleOf = (platform: ChannelId, code: number): string | undefined => rules[platform][code];
