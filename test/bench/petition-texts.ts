/** What citizens write in the benchmark: short, plain, with a place, as people really type. No names of people. */

const MATTERS = [
  'Đèn đường ở cổng chợ {place} tắt mấy hôm nay, tối đi lại rất khó.',
  'Rác ở đầu {place} ba ngày rồi không ai lấy, mùi hôi lắm.',
  'Cống thoát nước trước trường mẫu giáo {place} bị tắc, mưa là ngập.',
  'Đường vào {place} có ổ gà to, hôm qua có người ngã xe.',
  'Nước máy {place} yếu từ tuần trước, sáng và tối không có nước.',
  'Quán hát ở {place} mở loa to đến 12 giờ đêm, người già không ngủ được.',
  'Cây xanh ở {place} nghiêng ra đường, sợ đổ khi có gió lớn.',
  'Chó thả rông ở {place}, trẻ con đi học rất sợ.',
  'Xe tải chở cát chạy qua {place} làm rơi vãi đầy đường.',
  'cột điện đầu {place} bị nghiêng, dây thõng xuống thấp',
  'Kênh cạnh {place} có nước đen và cá chết từ hôm kia.',
  'toi o {place}, duong lay lau roi chua thay ai sua',
] as const;

/**
 * The words of citizen number `n`: the matter and the hamlet vary, so that nothing can be answered from a cache of texts.
 */
export function petitionText(n: number): string {
  const matter = MATTERS[n % MATTERS.length] ?? MATTERS[0];
  return matter.replace('{place}', `ấp ${1 + (n % 9)}`);
}
