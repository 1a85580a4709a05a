/** Words of people's names and what stands around them, with their marks. Syllables only: no names of real people. */

/** Family names, those of ethnic groups included. */
export const FAMILY =
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn đinh trịnh trương mai lâm lương hà cao châu tạ thái tô ' +
  'tôn triệu từ vương quách kiều lại lưu la phùng quan nghiêm ninh giáp khuất lò mạc giàng vàng thào hứa bạch bàng ca cầm chu chung cù đàm ' +
  'điệp đậu hầu kha khưu khâu phí phù tăng thạch thân tòng tống trà ung ưng uông vi hồng kim danh lữ lư ksor rmah siu niê rơ kpă sùng lừu ' +
  'liễu tiêu âu lục nông mã doãn sầm bế mông ma lù quàng lường cà tẩn chảo hạng mùa cứ lầu thò vừ già sơn thị bá tiết cung khổng giang viên ' +
  'lại mẫn mầu nhan nhữ ngụy văn sử khúc đường hàn cổ quản cháng điểu thổ ama a y chamaléa bríu alăng đới dư diệp tiền vạn trang tưởng vưu ' +
  'đồng đổng lộ lã lãnh nhâm ngũ phương sái tào thẩm thi thiều trưng úc yên xa đầu cụt moong lô bàn tải hờ giá lý vì bạc quảng hoa ' +
  'chen kim lee park wang tanaka smith';

/** What stands between the family name and the given name. */
export const MIDDLES =
  'văn thị đức hữu ngọc minh xuân quốc công thanh đình hồng thúy thùy thu mỹ bích hoàng trọng quang phước tuấn anh đăng bá thế duy tấn viết ' +
  'như kim khánh gia bảo trung chí nhật hoài mai lan phương diễm cẩm khắc sỹ trí vĩnh nguyên tiến mạnh hải';

/** Given names. */
export const GIVEN =
  'an anh ánh ân ẩn bảo bằng bé bích bình bảy bắc ban bạch bạo báu biên bền bưởi bông ca cam cát cầm cẩm cần cận cảnh cang canh chánh chất chi chí ' +
  'chiến chiểu chiêu chinh chính chung chương chuyên chút châu cúc cừ cư cường công cao cầu cẩn danh dậu di diễm diễn diệp diện diệu dinh doanh ' +
  'duẩn dung dũng duy duyên duyệt dư dự dương đang đào đại đan đạm đạo đạt đáng đắc đăng đẹp điềm điền điện điệp đính định đoan đoàn đông đồng ' +
  'độ đô đợi đức được đường em én gấm gái giang giao giáp già giàu hà hạ hải hài hân hằng hạnh hào hảo hậu hiên hiến hiền hiển hiếu hiệp hiệu hinh ' +
  'hoa hòa hoan hoàn hoàng hoài hoạch hoạt hội hồng hợi hợp huân huấn huệ hùng huy huyền huyên huỳnh hưng hương hường hướng hựu hữu kha khá khả ' +
  'khải khang khanh khánh khải khiêm khoa khoan khoát khoái khôi khởi khuê khuyên khương kiên kiếm kiệt kiều kiểu kim kính kỳ kỷ lai lài lam lan lanh ' +
  'lành lãm lâm lân lập lê lệ lễ liêm liên liễu linh lĩnh loan loát lộc lợi long lư lụa luân luận luật lực lương lượng lưu lượm ly lý lục lùn mai mạnh ' +
  'mẫn mận mão mơ mến mết miên miền minh mỹ mười mùi mừng muội na nam năm nết nga ngà ngạn ngân nghi nghị nghĩa nghiêm ngọ ngọc ngoan ngộ ngôn ' +
  'ngợi nguyên nguyện nguyệt nhã nhạc nhài nhàn nhâm nhân nhẫn nhật nhi nhị nhiên nhiệm nho nhớ nhơn nhu như nhung nhựt nhường ninh nữ nương ' +
  'oanh phong phú phúc phục phụng phùng phương phượng phước phát phấn pháp phi quan quang quảng quân quế quốc quới quý quyên quyền quyết quyến quỳnh ' +
  'sa san sang sáng sâm sắc sen sinh song sơn sửu sương sỹ tài tạo tâm tân tấn tần tẹo thạch thái tham thạnh thanh thành thảo thắm thắng thân thăng thi thìn thiện thiên thiết thiệu ' +
  'thịnh thọ thoa thoại thoan thoát thơ thơm thời thông thống thơi thu thủ thuần thuận thục thúy thùy thủy thuyên thuyết thư thức thực thương thường thưởng thụy ' +
  'tí tiên tiến tiếp tiệp tin tình tính tỉnh tịnh tình tĩnh toa toại toan toàn toản tỏ trà trai trang tráng trâm trân trí triết triển triều triệu trinh trình trong trọng trúc ' +
  'trung truyền trường trưởng trực tu tú tuân tuấn tuất tuệ tùng tuyên tuyến tuyền tuyển tuyết tư tường tước tưởng tý tỵ tèo tửng uyên uy ương út ' +
  'vạn văn vân vĩ viên viễn việt vinh vĩnh vọng vũ vui vương vượng vy vỹ xinh xuân xuyên xuyến xuyền yên yến ý';

/** Before a name: how people are called and call themselves, those of all regions. */
export const CALLS =
  'ông bà anh chị cô chú bác cụ thầy cậu dì mợ thím em bé cháu thằng con mẹ mệ mạ tui tôi mình cha ba bố má vợ chồng e a c thợ sếp o mụ ả lão ngoại ' +
  'nội già đứa ảnh chỉ ổng bả dượng dương bạn thằng thg mr mrs ms hộ cựu vk ck';

/** Of these the ones by which others are called: what follows is a name more often than not. */
export const ADDRESSES = 'ông bà anh chị cô chú bác thầy cụ em cháu bé dì cậu thím mợ';

/** Children are called by their place: a name of everybody and nobody. */
export const ORDERS = 'hai ba tư năm sáu bảy tám chín mười út cả';

/** What is named after people, and what a name is given to. */
export const NAMED_PLACES =
  'đường phố trường chợ cầu hẻm ngõ ngách kiệt xã phường huyện quận tỉnh thôn ấp khóm xóm khu chùa đền đình tượng đài viện bệnh hàng tiệm ' +
  'thpt thcs hồ hàm làng buôn bản trạm núi sông kênh kinh rạch vàm đập bến cống ngã miếu miễu lầu tòa sân rạp lò vườn hội giải đèo dốc hòn đảo ' +
  'vịnh lộ bãi tổ quán nhà non học mầm công tượng lăng phòng thị trấn trại hiệu';
