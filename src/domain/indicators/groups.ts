/** Groups of phrases that several indicators share. See `Indicator.synonyms` for the signs. Shorthand is what cadres type. */
import type { WordGroups } from '../indicator.ts';

const group = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

export const WORD_GROUPS: WordGroups = {
  reception: group(
    'tiếp công dân|tiếp dân|tcd|td|tiếp #|tiếp đón|công tác tiếp công dân|công tác tiếp dân|tiếp đón công dân|buổi tiếp dân',
  ),
  regular: group('?thường xuyên'),
  head: group(
    '?người đứng đầu|?lãnh đạo|?chủ tịch|?bí thư|?thủ trưởng|?định kỳ|?chủ tịch ubnd|?bí thư đảng ủy|?lãnh đạo xã|?chủ tịch xã|?lãnh đạo phường',
  ),
  delegated: group('?ủy quyền|?được ủy quyền'),
  crowd: group('đoàn đông người|đông người|# đoàn|lượt đoàn đông người|khiếu kiện đông người'),

  petition: group('?đơn|?đơn thư|?đơn thư của công dân|?đơn của công dân|?đơn công dân'),
  settled: group(
    '?giải quyết|?giải quyết xong|?giải quyết dứt điểm|?giải quyết được|?đã giải quyết|?xong|?xử lý|?xử lí|?xử lý xong|?xử lý được|?hoàn thành|?làm xong|?gq|?gq xong|?đã gq|?gqx|?xl|?xl xong',
  ),
  received: group(
    '?tiếp nhận|?tiếp nhận mới|?mới tiếp nhận|nhận #|?nhận mới|?mới nhận|?nhận được|?phát sinh|?phát sinh mới|?phát sinh trong kỳ|?tiếp nhận trong kỳ|?nhận trong tuần|?nhận trong tháng|?mới phát sinh',
  ),
  opening: group(
    '?kỳ trước chuyển sang|?kỳ trước|?tồn kỳ trước|?tồn đầu kỳ|?đầu kỳ|?tồn cũ|?tồn đọng kỳ trước|?tháng trước chuyển sang|?tuần trước chuyển sang|?năm trước chuyển sang|?quý trước chuyển sang|?kỳ trước chuyển qua|?tồn tháng trước|?tồn tuần trước|?tồn quý trước|?tồn năm trước|?tồn kỳ trước chuyển sang|?tồn|đơn tồn|đơn còn tồn',
  ),
  processed: group('phân loại, xử lý|phân loại xử lý|đã phân loại, xử lý|đã phân loại xử lý|phân loại và xử lý'),
  eligible: group('đủ điều kiện xử lý|đủ điều kiện thụ lý|đủ điều kiện giải quyết|đủ đk xử lý'),
  competent: group('thuộc thẩm quyền|thuộc thẩm quyền giải quyết|thuộc thẩm quyền của xã|đúng thẩm quyền'),
  incompetent: group('không thuộc thẩm quyền|không thuộc thẩm quyền giải quyết|không đúng thẩm quyền|ngoài thẩm quyền'),
  complaint: group('khiếu nại|kn'),
  denunciation: group('tố cáo|tc'),
  proposal: group(
    'kiến nghị, phản ánh|phản ánh, kiến nghị|kiến nghị và phản ánh|kiến nghị|phản ánh|knpa|pakn|kn pa|pa kn|đề nghị|kn|pa',
  ),
  accusations: group('khiếu nại, tố cáo|khiếu nại và tố cáo|kntc|kn tc'),

  dialogue: group(
    'đối thoại|đối thoại trực tiếp|hội nghị đối thoại|cuộc đối thoại|buổi đối thoại|đối thoại với nhân dân|đối thoại với dân|đthoại|dthoai|dt|đt|tiếp xúc đối thoại|đối thoại nhân dân',
  ),
  opinion: group(
    'ý kiến|ý kiến, kiến nghị|ý kiến phản ánh|lượt ý kiến|ý kiến của nhân dân|ý kiến nhân dân|ý kiến của dân|ý kiến người dân|yk|ykien',
  ),
  outreach: group(
    'tuyên truyền|tuyên truyền vận động|tuyên truyền miệng|tuyên truyền pháp luật|phổ biến pháp luật|tuyên truyền phổ biến|tuyên truyền phổ biến pháp luật|pbgdpl|phổ biến giáo dục pháp luật|tuyên truyền lưu động|tt',
  ),
  meeting: group(
    'họp dân|họp thôn|họp ấp|họp khu dân cư|họp tổ dân phố|họp khu phố|họp bản|họp xóm|họp khóm|họp nhân dân|họp bà con',
  ),
  voters: group('tiếp xúc cử tri|txct|tx cử tri'),

  model: group(
    'mô hình|dân vận khéo|mô hình dân vận khéo|dvk|mô hình dvk|mh dvk|mh|điển hình|mô hình, điển hình|mô hình, điển hình dân vận khéo|phong trào dân vận khéo',
  ),
  registered: group(
    '?đăng ký|?đăng kí|?đăng ký mới|?đăng ký xây dựng|?đăng ký thực hiện|?đk|?dk|?đki|?dki|?đky|?dky|?đk mới|?dk mới',
  ),
  running: group(
    '?thực hiện|?thực hiện được|?đang thực hiện|?triển khai|?triển khai thực hiện|?duy trì|?xây dựng|?xây dựng được|?hoạt động|?đang hoạt động|?nhân rộng|?th|?xd|?đang duy trì|?duy trì hoạt động|?đã thực hiện',
  ),
  recognised: group('?công nhận|?được công nhận|?công nhận mới|?đề nghị công nhận|?xét công nhận|?đã công nhận'),
  economy: group('kinh tế|phát triển kinh tế|lĩnh vực kinh tế|kt|ptkt'),
  culture: group(
    'văn hóa, xã hội|văn hóa|xã hội|vhxh|vh xh|lĩnh vực văn hóa, xã hội|văn hóa và xã hội|vh|lĩnh vực văn hóa',
  ),
  defence: group(
    'quốc phòng, an ninh|an ninh, quốc phòng|quốc phòng và an ninh|an ninh và quốc phòng|quốc phòng|an ninh|qpan|anqp|qp an|an qp|lĩnh vực quốc phòng, an ninh|lĩnh vực an ninh, quốc phòng|an ninh trật tự|antt',
  ),
  system: group(
    'xây dựng hệ thống chính trị|hệ thống chính trị|htct|xd htct|xây dựng htct|lĩnh vực xây dựng hệ thống chính trị|lĩnh vực hệ thống chính trị|xd hệ thống chính trị',
  ),

  gift: group(
    'quà|tặng quà|trao quà|trao tặng quà|thăm tặng quà|thăm hỏi tặng quà|suất quà|phần quà|quà tết|tặng #|trao #|trao tặng #|# suất|# suất quà|# phần quà|túi quà|# xuất|# xuất quà|xuất quà',
  ),
  fund: group(
    'ủng hộ|quyên góp|vận động ủng hộ|vận động quỹ|xã hội hóa|vận động xã hội hóa|quỹ vì người nghèo|đóng góp|vận động đóng góp|huy động|vận động được|vận động kinh phí|kêu gọi ủng hộ',
  ),
  clearance: group(
    'giải phóng mặt bằng|gpmb|giải tỏa|mặt bằng|thu hồi đất|bồi thường gpmb|bồi thường giải phóng mặt bằng|giải phóng mb|gp mặt bằng',
  ),
  persuade: group(
    '?vận động|?thuyết phục|?vận động thuyết phục|?vận động được|?đồng thuận|?đồng ý|?vđ|?vd|?tuyên truyền vận động|?vận động thành công',
  ),
  handover: group(
    'bàn giao mặt bằng|bàn giao|giao mặt bằng|bàn giao đất|bàn giao mb|đã bàn giao|nhận tiền bàn giao mặt bằng|giao đất',
  ),
  build: group('?xây|?xây dựng|?sửa|?sửa chữa|?làm|?xây mới|?khởi công|?bàn giao|?hoàn thành|?xây tặng'),
  donate: group('hiến đất|hiến #|hiến tặng|hiến tặng đất|tự nguyện hiến đất|vận động hiến đất|đất hiến|hiến'),
  house: group(
    '?nhà|xây nhà|sửa nhà|xây dựng nhà|làm nhà|nhà đại đoàn kết|nhà tình thương|nhà tình nghĩa|xóa nhà tạm|nhà tạm|nhà dột nát|nhà tạm, nhà dột nát|xóa nhà tạm, nhà dột nát|?nhà ở|căn nhà tình thương|căn nhà đại đoàn kết|căn nhà tình nghĩa|nhà cho hộ nghèo|xây mới nhà|sửa chữa nhà|bàn giao nhà|khởi công nhà|?căn nhà|?ngôi nhà',
  ),
  road: group(
    '?đường|làm đường|bê tông hóa|đường bê tông|đường giao thông|đường giao thông nông thôn|gtnt|?tuyến đường|?đoạn đường|?con đường|mở rộng đường|mở đường|sửa đường|bê tông|đường nông thôn|bê tông hóa đường|đường ngõ xóm|nâng cấp đường|thảm nhựa|rải nhựa',
  ),
  labour: group('ngày công|công lao động|ngày công lao động|# ngày công|góp công'),

  mediation: group(
    'hòa giải|hòa giải thành|hòa giải cơ sở|hòa giải ở cơ sở|hòa giải thành công|hgcs|hg|hgt|hgtc|hg thành|hoà giải|tổ hòa giải',
  ),
  election: group(
    'cử tri đi bầu|đi bầu|tỷ lệ cử tri|bầu cử|cử tri đi bỏ phiếu|bỏ phiếu|đi bầu cử|cử tri đi bầu cử|cử tri tham gia bầu cử',
  ),
  inspect: group('kiểm tra|kt|kiểm tra, giám sát|ktgs'),
  supervise: group('giám sát|gs|kiểm tra, giám sát|ktgs'),
  review: group('phản biện|phản biện xã hội|góp ý phản biện'),
  training: group(
    'tập huấn|bồi dưỡng|mở lớp|lớp tập huấn|lớp bồi dưỡng|đào tạo|tập huấn nghiệp vụ|bồi dưỡng nghiệp vụ|th nghiệp vụ|# lớp|tập huấn, bồi dưỡng',
  ),
  commend: group(
    'khen thưởng|khen|biểu dương|tôn vinh|giấy khen|bằng khen|tuyên dương|tặng giấy khen|tặng bằng khen|được khen|đề nghị khen thưởng|kt kỷ luật|khen tặng',
  ),
  farmers: group('nông hội|# nông hội|thành lập nông hội|mô hình nông hội'),
};

/** The fifth field that is kept most often. */
export const COUNTRYSIDE = group('nông thôn mới|xây dựng nông thôn mới|ntm|xd ntm|xây dựng ntm|lĩnh vực nông thôn mới');
