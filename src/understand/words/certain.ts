/** Words that decide by themselves, whatever the model thinks. The notation is explained in `lexicon.ts`. */

export type CertainLabel =
  /** An outright denunciation, or the name of a crime in office. */
  | 'denunciation'
  /** Takes its words out of the count: swindlers who only pose as officials. */
  | 'none';

export const CERTAIN_WORDS: Readonly<Record<CertainLabel, string>> = {
  denunciation: `
    4 (tố cáo|tố giác|đơn tố cáo)
    4 (hối lộ|tham nhũng|tham ô|nhũng nhiễu|biển thủ|lót tay|đút lót|chung chi|vòi tiền|vòi vĩnh|mãi lộ)
    4 (làm khống|khai khống|lập khống|kê khống|ký khống|hồ sơ khống|hồ sơ ma|chứng từ khống|quyết toán khống|giả chữ ký|chữ ký giả)
    4 (ăn chặn|bớt xén|rút ruột công trình|chạy chức|chạy án|mua quan bán chức|lạm dụng chức vụ|lợi dụng chức vụ)
  `,
  none: `
    0 (giả danh|mạo danh|giả mạo|tự xưng|tự xưng là|xưng là|giả làm|giả|xưng) (công an|cán bộ|cảnh sát|nhân viên|viện kiểm sát|tòa án|thuế|ngân hàng|điện lực)
    0 (phòng chống|phòng, chống) (tham nhũng|tố giác)
    0 (đường dây nóng|hòm thư|số) tố giác
  `,
};
