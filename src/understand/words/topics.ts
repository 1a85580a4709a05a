/** Words that tell the topic, most telling first: one concept a line, weight first, in the words of the north (B), the centre (T) and the south (N). Long because it is a word list. */
import type { Topic } from '../../domain/taxonomy.ts';

/** `none`: words that look like a topic and are none; they only keep their parts from counting. */
export type TopicLabel = Exclude<Topic, 'other'> | 'none';

/** Weight 3 nearly decides, 2 is strong, 1 is a hint. The notation of terms is explained in `lexicon.ts`; B north, T centre, N south. */
export const TOPIC_WORDS: Readonly<Record<TopicLabel, string>> = {
  roads: `
    3 (ổ gà|ổ voi|ổ trâu|hố voi)
    3 (tắc|ùn tắc|ách tắc|kẹt|nghẹt) (đường|xe|giao thông) // tắc đường B, kẹt xe N
    3 (tắc|kẹt|ùn tắc|ách tắc) ~ (giờ tan tầm|giờ cao điểm|cả tiếng)
    3 (đèn giao thông|đèn tín hiệu|đèn xanh đèn đỏ|đèn đỏ|cột đèn giao thông)
    3 (biển báo|vạch kẻ đường|vạch sang đường|gờ giảm tốc|gương cầu|dải phân cách|rào chắn đường|hộ lan|lan can cầu)
    3 (mặt đường|lòng đường|nền đường|con lộ|mặt lộ|lộ nông thôn) // lộ N
    3 đường ~ (hư|hỏng|xấu|nát|lầy|lầy lội|sình lầy|xuống cấp|bong tróc|nứt|sụt|sụt lún|lún|lồi lõm|gập ghềnh|lởm chởm|trơn|trơn trượt|hẹp|sạt|bể|vỡ) // hỏng B, hư N
    3 (lộ|hẻm|ngõ|kiệt) ~ (hư|hỏng|lầy|lầy lội|xuống cấp|lồi lõm|sụp|sụt|gập ghềnh)
    3 (sửa|vá|dặm|làm|mở|nâng cấp|trải nhựa|bê tông hóa|đổ bê tông|mở rộng|cứng hóa) ~ (đường|tuyến đường|con đường|lộ)
    3 (đường|lộ) (nhựa|bê tông|liên thôn|liên xã|liên ấp|đất đỏ|dân sinh|nông thôn|gom)
    3 cầu ~ (sập|gãy|hư|hỏng|yếu|mục|ọp ẹp|rung lắc|xuống cấp|nứt|gỗ)
    3 (cây cầu|cầu khỉ|cầu dân sinh|cầu treo|cầu tạm|cầu ván|cầu phao|chân cầu|mố cầu|bắc cầu|xây cầu|làm cầu)
    3 (an toàn giao thông|giao thông|tai nạn giao thông|ngã tư|vòng xoay|bùng binh)
    3 (khúc cua|đoạn cua|cua gấp|điểm đen|dốc cao|góc khuất)
    3 (xe buýt|xe bus|trạm xe buýt|nhà chờ|bến xe|bến phà|bến đò|phà|đò ngang|tuyến buýt)
    3 (bãi đỗ xe|bãi đậu xe|bãi giữ xe|đỗ xe|đậu xe|đỗ ô tô|đậu ô tô|đậu xe hơi|dừng đỗ) // đỗ B, đậu N
    3 (xe tải|xe ben|xe container|xe đầu kéo|xe quá tải|xe trọng tải lớn|xe chở đất|xe chở cát)
    2.5 (quốc lộ|tỉnh lộ|hương lộ|cao tốc|đường tỉnh|đường huyện|đường tránh)
    2 (quá tải|quá khổ|phóng nhanh|chạy ẩu|vượt đèn đỏ|ngược chiều|lấn làn)
    4 cống (qua đường|qua lộ) ~ (sụp|sập|hư|hỏng|bể|vỡ)
    2 (té xe|ngã xe|sụp hố|lọt hố|vấp ngã) // té N, ngã B
    2 (đi lại|lưu thông|qua lại) ~ (khó khăn|nguy hiểm|vất vả)
    2 (hố sâu|cái hố|nhiều hố|ổ|hố ga lồi)
    1 (lưu thông|qua đường|sang đường|xe cộ|xe máy|ô tô|tuyến đường|con đường|lề đường)
    0.8 (đường|cầu|lộ)
    0.5 (xe|hố)
  `,
  environment: `
    3.5 (rác|rác thải|rác rưởi|bãi rác|xe rác|thùng rác|đổ rác|vứt rác|gom rác|thu gom rác|đống rác|bô rác)
    3 (phế thải|xà bần|chất thải|nước thải|xả thải|rác y tế|bao bì thuốc) // xà bần N
    4 (vứt|quăng|bỏ|thải) ~ (vỏ chai|chai lọ|vỏ thuốc|bao bì|túi nilon)
    4 (bao bì|vỏ chai|vỏ) thuốc (trừ sâu|bảo vệ thực vật|sâu)
    3 đốt ~ (rác|rơm|rơm rạ|rạ|vỏ trấu|nhựa|nilon|cao su|phế liệu)
    3 (khói|khói bụi|khói đen|khói than|khói lò|khét lẹt|mùi khét|bụi|bụi mù mịt|bụi bặm)
    3 (mùi hôi|hôi thối|hôi hám|bốc mùi|thối um|thúi|thúi quắc|hôi rình|mùi thối|mùi khai|mùi hóa chất|mùi hôi thối) // thúi N
    3 (ô nhiễm|môi trường|vệ sinh môi trường|mất vệ sinh)
    3 (kênh|mương|rạch|sông|suối|ao|hồ) ~ (đen|đen ngòm|đen kịt|hôi|thối|bẩn|dơ|ô nhiễm|nổi bọt|nổi váng) // bẩn B, dơ N
    3 (xả|thải|đổ|xả trộm) ~ (ra sông|xuống sông|ra kênh|xuống kênh|ra suối|ra mương|xuống mương|ra môi trường|xuống rạch)
    3 (chăn nuôi|nuôi heo|nuôi lợn|chuồng heo|chuồng lợn|trại heo|trại lợn|trại gà|chuồng bò|nuôi vịt) ~ (hôi|thối|mùi|ô nhiễm|hôi thối|bốc mùi|nước thải|ruồi)
    3 (tiếng ồn|tiếng máy|ồn ào|ồn) ~ (công trình|xưởng|thi công|máy|cơ khí|xưởng cưa|nhà máy|cơ sở)
    3 (xưởng|công trình|nhà máy|cơ sở|xưởng gỗ|xưởng cưa) ~ (ồn|ồn ào|khói|bụi|tiếng ồn|hôi|sơn)
    4 (nuôi|chuồng|trại) ~ (heo|lợn|gà|vịt|bò) ~ (mùi|hôi|thối|thúi)
    4 đốt (dây điện|dây đồng|lốp xe|vỏ xe|phế liệu)
    2 (khói độc|độc hại|mùi kinh khủng|xe rác)
    3 (xác|xác chết) ~ (heo|lợn|gà|chó|chuột|động vật|vịt)
    2.5 (lò gạch|lò đốt|lò than|lò hơi|trạm trộn|bãi tập kết|nhà máy|khu công nghiệp)
    2 (cá chết|chết trắng|dầu loang|nổi váng|nhớt thải|váng dầu)
    2 (tiếng ồn|ồn ào|ruồi|ruồi nhặng|giun sán|bẩn thỉu|dơ bẩn|dơ dáy)
    1.5 (hôi|thối|bẩn|dơ|khét)
    1 (vệ sinh|dọn dẹp|xả|kênh|rạch|mùi|ồn)
  `,
  water: `
    3.5 (mất nước|cúp nước|cắt nước|ngưng nước|thiếu nước|không có nước|hết nước|khát nước) // mất B, cúp N
    3.5 (không có giọt nào|không giọt nước|vòi không|nước dâng ngược|dâng ngược)
    3 (nước sạch|nước máy|nước sinh hoạt|nước giếng|giếng khoan|nước phông tên|nước thủy cục)
    3 nước (yếu|đục|đục ngầu|vàng|phèn|nhiễm phèn|nhiễm mặn|lợ|có mùi|mùi clo|tanh|chảy yếu|rỉ sét|váng)
    3 (áp lực nước|đồng hồ nước|tiền nước|hóa đơn nước|công ty cấp nước|nhà máy nước|trạm cấp nước|cấp nước|giá nước)
    3 (ống nước|đường ống|vỡ ống|bể ống|ống cấp nước|rò rỉ nước|xì nước|ống chính) // vỡ B, bể N
    3 (ngập|ngập úng|ngập nước|ngập lụt|ngập lênh láng|úng|úng ngập|triều cường|ngập sâu|lụt)
    3 (thoát nước|tiêu thoát nước|tiêu nước|hệ thống thoát)
    3.5 (cống|cống rãnh|hố ga|mương|rãnh|rãnh nước|miệng cống|đường cống|mương thoát nước) ~ (nghẹt|tắc|tịt|bít|đầy|tràn|hư|hỏng|sập|bể|vỡ|ứ|bồi lấp|không thoát|mất nắp|hở) // tắc B, nghẹt N
    3.5 (nghẹt|tắc|thông|nạo vét|khơi thông|móc|bít) ~ (cống|mương|rãnh|hố ga|cống rãnh)
    3 (nắp cống|nắp hố ga|hố ga|miệng cống|cống thoát|nước cống|cống rãnh)
    3 nước ~ (tràn vào nhà|tràn vô nhà|tràn lên|tràn ra|đọng|ứ đọng|không thoát|dâng|chảy ngược|vào nhà|vô nhà) // vào B, vô N
    3 đường ~ (thành sông|như sông|ngập|lênh láng|ngập nước)
    2.5 (nước tràn|nước đọng|ứ đọng|đọng nước|lênh láng)
    2.5 mưa ~ (ngập|lụt|thành sông|nước dâng)
    2 (cống|hố ga)
    1 (nước|mương|rãnh|tràn)
  `,
  power: `
    3.5 (mất điện|cúp điện|cắt điện|mất điện luân phiên|không có điện|có điện lại|nhảy cầu dao|sụt điện) // mất B, cúp N
    3.5 (đèn đường|đèn chiếu sáng|đèn công cộng|đèn cao áp|bóng đèn|trụ đèn|cột đèn|đèn năng lượng|hệ thống chiếu sáng|điện chiếu sáng|chiếu sáng)
    3 đèn ~ (tắt|hư|hỏng|cháy|không sáng|không cháy|chập chờn|nhấp nháy|tối om)
    3.5 (dây điện|cột điện|trụ điện|đường dây điện|đường điện|dây trần|lưới điện|điện trụ|cáp điện|dây hạ thế|dây trung thế|dây cao thế) // cột B, trụ N
    3 (trạm biến áp|máy biến áp|bình hạ thế|trạm điện|biến thế|tủ điện|hộp điện|cầu dao)
    3 (chập điện|hở điện|rò điện|rò rỉ điện|giật điện|điện giật|phóng điện|nẹt lửa|xẹt lửa|tóe lửa|chạm điện)
    3 (hóa đơn điện|tiền điện|công tơ|công tơ điện|đồng hồ điện|điện kế|ghi điện|chỉ số điện|giá điện|điện lực|sở! điện)
    3 điện (yếu|chập chờn|áp|phập phù|không đủ|tăng vọt|sinh hoạt|ba pha|3 pha)
    3 (kéo điện|câu điện|vô điện|lắp điện|hạ điện|mắc điện|đấu điện|câu móc điện)
    2 (tối om|tối thui|tối đen|tối mịt|tối hù) // om B, thui N
    1.5 (điện|đèn)
    0.5 (tối|bóng)
  `,
  security: `
    3 (trộm|ăn trộm|mất trộm|trộm cắp|kẻ trộm|cạy cửa|bẻ khóa|trộm chó|trộm xe|trộm gà|đạo chích|bị mất xe|mất cắp|câu trộm)
    3 (cướp|cướp giật|giật đồ|giật dọc|giật dây chuyền|giật điện thoại|giật túi|móc túi)
    3 (đánh bạc|cờ bạc|sòng bạc|đá gà|lô đề|số đề|ghi đề|xóc đĩa|bài bạc|đánh bài|tài xỉu|bầu cua|đánh tứ sắc|cá độ) // lô đề B, số đề N
    3 (ma túy|nghiện|con nghiện|hút chích|tiêm chích|chích hút|xì ke|kim tiêm|hàng đá|bay lắc|ngáo đá|đập đá|cai nghiện) // xì ke N
    3 (đánh nhau|ẩu đả|đánh lộn|oánh nhau|uýnh lộn|hỗn chiến|gây rối|gây gổ|quậy phá|phá làng phá xóm|đập phá|hành hung|đánh người|chém nhau) // đánh nhau B, đánh lộn N
    3 (đua xe|nẹt pô|bốc đầu|rú ga|đánh võng|lạng lách|tổ lái|quái xế)
    3 (karaoke|kara ô kê|loa kẹo kéo|loa thùng|hát hò|mở nhạc|bật nhạc|hát karaoke|nhạc sống|hát nhạc)
    3 (ném đá|quậy|quán nhậu ~ (ồn|khuya)|chửi bới|chửi nhau|om sòm|kẻ gian)
    3 (say rượu|say xỉn|nhậu nhẹt|nhậu xỉn|nhậu say|xỉn|tụ tập ăn nhậu|tụ tập) // xỉn N
    3 (đòi nợ|tín dụng đen|cho vay nặng lãi|vay nặng lãi|xã hội đen|côn đồ|giang hồ|bảo kê|siết nợ|tạt sơn|mắm tôm|khủng bố tinh thần)
    3 (mại dâm|gái mại dâm|bạo lực gia đình|bạo hành|đánh vợ|đánh đập|hiếp dâm|xâm hại|dâm ô|sàm sỡ|biến thái|quấy rối)
    3 (an ninh|trật tự|mất an ninh|an ninh trật tự|tệ nạn|băng nhóm|thanh niên hư|côn đồ|trị an)
    3 (hung khí|mã tấu|dao phóng lợn|vác dao|cầm dao|đe dọa|hăm dọa|dọa giết|dọa đánh|pháo nổ|đốt pháo|vũ khí|súng)
    2.5 (chó thả rông|thả rông|chó dữ|chó cắn|chó không rọ mõm)
    2.5 (đám thanh niên|nhóm thanh niên|đám choai choai|người lạ mặt|kẻ lạ mặt|đối tượng lạ|người lạ)
    2.5 (đi lạc|mất tích|bỏ nhà đi|bắt cóc)
    2 (công an|dân phòng|tuần tra|camera an ninh|chém|đâm|đánh)
    1 (đêm khuya|nửa đêm|khuya|ồn ào|làm ồn|trộm)
  `,
  land: `
    3.5 (sổ đỏ|sổ hồng|bìa đỏ|giấy chứng nhận quyền sử dụng đất|quyền sử dụng đất|giấy đất|giấy tờ đất|cấp sổ|làm sổ|ra sổ) // bìa đỏ B
    3.5 (giải phóng mặt bằng|giải tỏa|đền bù|bồi thường|tái định cư|thu hồi đất|kiểm kê đất|áp giá|giá đền bù)
    3 (đất đai|thửa đất|lô đất|miếng đất|mảnh đất|tách thửa|hợp thửa|thửa|tờ bản đồ|địa chính|đo đất|bản đồ địa chính|đăng ký biến động)
    4 (tách thửa|hợp thửa|đo đạc|sổ đỏ|cấp sổ)
    3 (ranh đất|ranh giới|mốc giới|cột mốc|mốc ranh|bờ ranh|cắm mốc|lộ giới|chỉ giới|hành lang an toàn đường bộ)
    3 (lấn|chiếm|lấn chiếm|lấn sang|rào|cắm cọc) ~ (đất|ranh|đất công|lối đi|lối đi chung|ngõ đi|bờ ruộng|kênh|đất nhà)
    4 (cấp đổi|sửa|sai tên|đổi) ~ (giấy chứng nhận|bìa đỏ|sổ đỏ|sổ hồng)
    3.5 (đền bù|bồi thường) cho
    2 (giấy chứng nhận|khai hoang|mét vuông)
    4.5 xây ~ lấn (qua|sang|vào|vô) ~ (đất|nhà)
    4 lấn (sang|qua|vào|vô) ~ (đất|ranh|nhà tôi|vườn|phần đất)
    3 (tranh chấp|khiếu kiện|giành) ~ (đất|ranh|lối đi|thừa kế|đất đai)
    3 (chuyển mục đích|chuyển mục đích sử dụng|chuyển đổi mục đích|thổ cư|lên thổ cư|đất ở|đất vườn|đất ruộng|đất nông nghiệp|đất công|đất lúa|đất rừng|đất thổ cư|phân lô|bán nền)
    3 (sang tên|chuyển nhượng|thừa kế|mua bán đất|bán đất|mua đất|cho thuê đất|giao đất|cấp đất|đấu giá đất|hợp tác xã lấy đất)
    3 (quy hoạch treo|dự án treo|vướng quy hoạch|đất quy hoạch)
    2 (quy hoạch|mặt bằng|thu hồi|dự án|cưỡng chế)
    1.5 đất
  `,
  construction: `
    3.5 xây (dựng|nhà|cất|quán|công trình|) ~ (trái phép|không phép|sai phép|lấn|vượt tầng|không xin phép|không có giấy phép|lấn ra đường)
    3 (giấy phép xây dựng|phép xây dựng|xin phép xây|trật tự xây dựng|vi phạm xây dựng|cơi nới|xây trái phép|xây không phép|xây sai phép|xây lấn|cất nhà|sửa nhà)
    3 (lấn chiếm|chiếm|chiếm dụng|lấn) ~ (vỉa hè|lề đường|hè phố|lòng đường|lòng lề đường|hành lang)
    3 (vỉa hè|hè phố|hè đường|lòng lề đường|lề bộ hành|gạch vỉa hè|lát vỉa hè|lát gạch)
    3 (buôn bán|bán hàng|bày bán|họp chợ|hàng rong|hàng quán|hàng bán rong) ~ (vỉa hè|lòng đường|lấn chiếm|lề đường|trước cổng|giữa đường|chiếm|tràn lan)
    3 (chợ cóc|chợ tự phát|chợ tạm|họp chợ|hàng rong|tiểu thương|ki ốt|sạp|ban quản lý chợ|xây chợ|chợ mới|mái chợ)
    3 chợ ~ (xuống cấp|dột|chật|ế|bỏ hoang|mục|nhếch nhác)
    3 (cây xanh|cây đổ|cây ngã|cây gãy|cây mục|cây cổ thụ|cây to|cây lớn|cây bàng|cây phượng|cây bị mục|nhánh cây|cành cây|tỉa cành|mé nhánh|chặt cây|chặt tỉa|đốn cây|trồng cây|tỉa cây|cắt tỉa) // đổ B, ngã N
    3 cây ~ (đổ|ngã|bật gốc|sắp đổ|nghiêng|mục|che khuất|gãy)
    3 (công viên|khu vui chơi|sân chơi|ghế đá|vườn hoa|bồn hoa|dụng cụ tập thể dục|máy tập|sân bóng|sân vận động|hồ bơi|nhà vệ sinh công cộng|xích đu|cầu trượt)
    3 (nứt nhà|nứt tường|lún nhà|nhà bị nứt|tường bị nứt|sụt móng|đào móng|ép cọc|đóng cọc|khoan cọc)
    3 (chung cư|thang máy|khu đô thị|ban quản trị|nhà ở xã hội|tập thể cũ|khu tập thể|nhà trọ)
    3 (biển quảng cáo|bảng quảng cáo|bảng hiệu|biển hiệu|băng rôn|mái che|mái hiên|pano|tờ rơi|khoan cắt bê tông|quảng cáo)
    2 (nhà văn hóa|trụ sở thôn|đình làng|nghĩa trang|công trình|thi công|giàn giáo|vật liệu xây dựng|đống cát|gạch đá|trái phép|không phép)
    1 (xây|xây dựng|đô thị|chợ|cây|mỹ quan)
  `,
  health: `
    3.5 (trạm y tế|trạm xá|bệnh viện|phòng khám|nhà thuốc|hiệu thuốc|tiệm thuốc|trung tâm y tế|khoa cấp cứu|nhà thương) // nhà thương N
    3 (bác sĩ|y tá|y sĩ|điều dưỡng|hộ sinh|dược sĩ|lương y|thầy lang)
    3 (khám bệnh|khám|chữa bệnh|bệnh nhân|người bệnh|chuyển viện|chuyển tuyến|giấy chuyển viện|nhập viện|cấp cứu|xe cứu thương|thuốc men|hết thuốc|thiếu thuốc|thuốc giả|phát thuốc|cấp thuốc)
    3 (tiêm chủng|tiêm ngừa|chích ngừa|tiêm vắc xin|vắc xin|vaccine|vacxin|tiêm phòng cho trẻ|lịch tiêm|mũi tiêm) // tiêm B, chích N
    3 (sốt xuất huyết|dịch bệnh|ổ dịch|tay chân miệng|sởi|bạch hầu|covid|cúm a|thủy đậu|đau mắt đỏ|bệnh dại|tiêu chảy|lây lan|lây bệnh|phát ban)
    3 (muỗi|lăng quăng|bọ gậy|phun thuốc|phun muỗi|diệt muỗi|phun khử khuẩn) // bọ gậy B, lăng quăng N
    3 (ngộ độc|an toàn thực phẩm|an toàn vệ sinh thực phẩm|thực phẩm bẩn|vệ sinh thực phẩm|thực phẩm|ôi thiu|thiu|mốc|hết hạn sử dụng|hết date|quá đát|hàng hết hạn)
    3 (thịt|đồ ăn|thức ăn|bún|cá|rau|nước đá|trà sữa|bánh|bánh mì|giò chả|cơm|hải sản|heo|lợn) ~ (bẩn|ôi|thối|hết hạn|dơ|có giòi|giòi|hóa chất|hàn the|không rõ nguồn gốc|phẩm màu|bệnh|mất vệ sinh|nhiễm|tẩy trắng)
    3.5 (nước đá|nước giải khát|trà đá|đồ uống) ~ (đục|sạn|bẩn|dơ)
    3 (lò mổ|giết mổ|lò giết mổ|giết mổ lậu|quán ăn|quán cơm|quán phở|quán nhậu ~ bẩn|bếp ăn)
    3 (bảo hiểm y tế|thẻ bảo hiểm y tế|thẻ bảo hiểm|viện phí|khám bảo hiểm)
    2 (y tế|bệnh|thuốc|sốt|đau bụng|tiêu chảy|ho sốt|thuốc tây|sức khỏe)
  `,
  education: `
    3.5 (học sinh|giáo viên|phụ huynh|cô giáo|thầy giáo|thầy cô|hiệu trưởng|hiệu phó|cô bảo mẫu|bảo mẫu|sinh viên|học trò|các cháu học)
    3.5 (học phí|tiền trường|tiền quỹ lớp|quỹ phụ huynh|quỹ hội phụ huynh|quỹ lớp|lạm thu|thu quỹ|các khoản thu đầu năm|tiền học|xã hội hóa giáo dục|đóng góp đầu năm)
    3 (mầm non|mẫu giáo|nhà trẻ|tiểu học|trung học|trung học cơ sở|trung học phổ thông|trường học|nhà trường|trường làng|trường cấp (1|2|3|một|hai|ba)|lớp (1|2|3|4|5|6|7|8|9|10|11|12|một|chồi|lá|mầm))
    3 (tuyển sinh|nhập học|xin học|trái tuyến|đúng tuyến|chuyển trường|bỏ học|phòng học|lớp học|sĩ số|bàn ghế học|điểm trường|khai giảng|năm học)
    3 (bán trú|bữa ăn bán trú|suất ăn|cơm trưa|bếp ăn bán trú|ăn trưa ở trường|căng tin trường)
    3 (dạy thêm|học thêm|ép học|đồng phục|sách giáo khoa|sách vở|học bạ|bằng tốt nghiệp|thi cử|kỳ thi|điểm thi|học bổng|gia sư)
    3 (bạo lực học đường|bắt nạt|cô giáo ~ đánh|giáo viên ~ đánh|thầy ~ đánh|xe đưa đón|đưa đón học sinh|cổng trường|sân trường|nhà vệ sinh trường)
    2.5 (đi học|tới trường|đến trường|đi học về)
    3 (thầy|cô) ~ (dạy|ép|bắt mua|chủ nhiệm)
    3 (cô|thầy) ~ (phạt|đánh|mắng|la) ~ (con|cháu|em|trẻ|các cháu|bé)
    3 (gửi trẻ|nhận trẻ|nhà trẻ|tan học|tan trường|trường mầm non)
    2 (trường|lớp|giáo dục|học)
  `,
  welfare: `
    3.5 (hộ nghèo|hộ cận nghèo|cận nghèo|bình xét|thoát nghèo|sổ hộ nghèo|chuẩn nghèo)
    3.5 (trợ cấp|phụ cấp|bảo trợ xã hội|bảo trợ|tiền tuất|mai táng phí|tiền mai táng|lương hưu|hưu trí|hưu xã hội)
    3 (bộ đội|chống mỹ|kháng chiến|huân huy chương)
    3 (người cao tuổi|người già|cụ già|khuyết tật|tàn tật|neo đơn|già yếu|cô đơn|tâm thần|người tâm thần|mồ côi|đơn thân|trẻ mồ côi)
    3 (thương binh|liệt sĩ|người có công|gia đình chính sách|bệnh binh|mẹ việt nam anh hùng|chất độc da cam|chất độc màu da cam|cựu chiến binh|huân chương|thanh niên xung phong|có công)
    3 (bảo hiểm xã hội|sổ bảo hiểm|thất nghiệp|bảo hiểm thất nghiệp|thai sản|chế độ thai sản|một lần|nợ bảo hiểm|rút bảo hiểm)
    3 (việc làm|giới thiệu việc làm|xin việc|tiền lương|nợ lương|trả lương|chậm lương|quỵt lương|quỵt tiền công|công nhân|sa thải|đuổi việc|cho nghỉ việc|tăng ca|hợp đồng lao động|xuất khẩu lao động|lao động|người lao động|tai nạn lao động|tiền công|thiếu lương)
    3 (hỗ trợ|nhận|cấp|phát|chia) ~ (tiền hỗ trợ|gạo|quà|quà tết|tiền tết|nhu yếu phẩm|hộ nghèo|người nghèo|tiền mặt|gói an sinh)
    3 (nhà tình nghĩa|nhà tình thương|nhà đại đoàn kết|nhà dột nát|xóa nhà tạm|nhà tạm|nhà dột|nhà lá|nhà ọp ẹp|sửa nhà cho hộ nghèo)
    3 (vay vốn|ngân hàng chính sách|vốn vay|vay hộ nghèo|vốn ưu đãi|tổ vay vốn)
    3 (cứu trợ|hàng cứu trợ|tiền hỗ trợ|gói hỗ trợ|chế độ chính sách|chính sách hỗ trợ|an sinh|an sinh xã hội|tiền quà|quà tết|tiền từ thiện|từ thiện)
    3 (gạo cứu đói|cứu đói|đói ăn|phát gạo|sổ bảo hiểm|mẹ đơn thân)
    2 (chế độ|hoàn cảnh|khó khăn|nghèo|lương|hỗ trợ|chính sách|thu nhập)
  `,
  administration: `
    3.5 (một cửa|bộ phận một cửa|bộ phận tiếp nhận|trả kết quả|giấy hẹn|phiếu hẹn|trung tâm phục vụ hành chính công|hành chính công|tiếp dân|tiếp công dân|lịch tiếp dân)
    2.5 (thủ tục|hồ sơ|giấy tờ)
    3.5 (thủ tục hành chính|nộp hồ sơ|làm hồ sơ|làm giấy|bổ sung hồ sơ|trả hồ sơ|cải cách hành chính)
    3.5 (nộp|làm|trả|bộ|giải quyết) học sinh // "hs" after these is hồ sơ
    3 (đổi bằng lái|bằng lái|giấy phép lái xe|thiếu giấy|làm giấy|đi làm giấy|trả tới trả lui|hộ kinh doanh|đăng ký xe)
    3 (khai sinh|giấy khai sinh|trích lục|khai tử|chứng tử|kết hôn|đăng ký kết hôn|độc thân|tình trạng hôn nhân|hộ khẩu|tạm trú|thường trú|tạm vắng|nhập khẩu|tách khẩu|cắt khẩu|cư trú|đăng ký cư trú|sổ hộ khẩu|hộ tịch)
    3 (căn cước|căn cước công dân|chứng minh nhân dân|làm căn cước|vneid|định danh|định danh điện tử|hộ chiếu|lý lịch tư pháp)
    3 (công chứng|chứng thực|sao y|photo công chứng|xác nhận|giấy xác nhận|xin xác nhận|đóng dấu|ký giấy|giấy phép kinh doanh|đăng ký kinh doanh|giấy giới thiệu)
    3 (dịch vụ công|cổng dịch vụ công|nộp online|nộp trực tuyến|trực tuyến|nộp qua mạng|tài khoản dịch vụ công)
    3 (cán bộ|nhân viên|công chức|chị|anh|cô|chú|người) ~ (thái độ|hách dịch|cửa quyền|quát|quát mắng|quát nạt|nạt|cáu gắt|mắng dân|khó chịu|thờ ơ|cọc cằn|gắt gỏng|làm khó|hạnh họe|gây khó dễ|vắng mặt|đi trễ|đi muộn|chơi game|bấm điện thoại|lướt điện thoại)
    3 (hách dịch|cửa quyền|quan liêu|nhũng nhiễu|sách nhiễu|hạch sách|hành dân|làm khó dân|làm khó|gây khó dễ|đùn đẩy|vô cảm|thiếu tôn trọng|thái độ|tác phong)
    3 (trễ hẹn|chậm trả|quá hẹn|hẹn lên hẹn xuống|hẹn tới hẹn lui|hẹn lần này lần khác|lên xuống nhiều lần|đi lại nhiều lần|chờ đợi|chờ lâu|xếp hàng|lấy số|ngâm hồ sơ|hứa hẹn)
    2.5 (lệ phí|phí hồ sơ|phí công chứng|trụ sở|giờ làm việc|giờ hành chính|làm việc thứ bảy|đóng cửa sớm|nghỉ trưa|đường dây nóng ~ không ai nghe)
    2 (cán bộ|công chức|nhân viên|ủy ban|sáp nhập|xã mới|phường mới|dấu|ký|họp dân|thông báo)
    1 (giải quyết|xã|phường|công vụ|chủ tịch)
  `,
  agriculture: `
    3.5 (dịch tả lợn|dịch tả heo|dịch tả lợn châu phi|tả heo châu phi|lở mồm long móng|cúm gia cầm|tai xanh|tụ huyết trùng|viêm da nổi cục|chết dịch)
    3.5 (heo|lợn|gà|vịt|trâu|bò|dê|tôm|cua|cá|ngao|nghêu|đàn heo|đàn lợn|đàn gà|đàn vịt|gia súc|gia cầm) ~ (chết|bệnh|lăn ra chết|chết hàng loạt|bỏ ăn|dịch|nhiễm bệnh|bị bệnh|nổi đầu) // lợn B, heo N
    3 (lúa|cây lúa|ruộng|đồng ruộng|ruộng lúa|cánh đồng|mùa màng|vụ mùa|vụ đông xuân|vụ hè thu|gieo sạ|sạ lúa|cấy|gặt|thu hoạch|hoa màu|vườn cây|cây ăn trái|cây ăn quả|cà phê|hồ tiêu|sầu riêng|thanh long|cây điều|cao su|mì|sắn|bắp|ngô|mía|nhà nông|nông dân|bà con nông dân|nông nghiệp|rẫy|nương rẫy)
    3 (thủy lợi|tưới tiêu|tưới|nước tưới|kênh tưới|kênh nội đồng|mương nội đồng|kênh mương nội đồng|trạm bơm|cống ngăn mặn|đập|hồ chứa|đê bao|bờ bao|cống điều tiết|kênh cấp (1|2|3)|máy bơm|bơm nước)
    3 (hạn hán|hạn mặn|khô hạn|xâm nhập mặn|nước mặn|cháy lúa|nứt nẻ)
    3.5 (tiêu|hồ tiêu|cà phê|điều|mì|mía|cam|quýt|bưởi|xoài|lúa) ~ (chết nhanh|chết chậm|héo|vàng lá|rụng trái|thối rễ|mất mùa)
    3 (sâu bệnh|sâu cuốn lá|rầy nâu|rầy|đạo ôn|ốc bươu vàng|chuột phá|châu chấu|sâu keo|bệnh vàng lùn|thối rễ|bọ xít|cỏ dại|sâu)
    3 (phân bón|thuốc trừ sâu|thuốc bảo vệ thực vật|giống lúa|lúa giống|cây giống|con giống|giống cây|thuốc sâu|phân giả|vật tư nông nghiệp)
    3 (thương lái|được mùa mất giá|giá lúa|rớt giá|ép giá|bao tiêu|hợp tác xã|khuyến nông|thú y|nông sản|hội nông dân)
    3 (tiêm phòng|chích ngừa|tiêm) ~ (đàn|gia súc|trâu bò|heo|lợn|gà!|vịt|vật nuôi|chó!)
    3.5 (sạt lở|sạt lở bờ sông|sạt bờ|lở đất|lở núi|lở bờ|lũ|lũ quét|lũ ống|bão|cơn bão|áp thấp|lốc|lốc xoáy|giông lốc|mưa đá|sét đánh|tốc mái|bay mái|thiên tai|vỡ đê|tràn đê|thân đê|đê|kè|bờ kè|kè biển|vỡ đập|động đất|sơ tán)
    3.5 (cháy rừng|phá rừng|chặt rừng|rừng phòng hộ|lâm tặc|kiểm lâm|đốt rừng|cháy đồi|chặt phá rừng|rừng)
    3 (voi phá|khai thác cát|hút cát|cát tặc|xiệc điện|kích điện|chích điện bắt cá|xung điện)
    3 (vườn (cam|quýt|bưởi|xoài|nhãn|chuối|cây)|cạn trơ đáy|khô hạn|hạn|giá heo|giá lợn|giá gà|giá cà phê|giá tiêu)
    2 (chăn nuôi|ao nuôi|vuông tôm|đìa|nuôi trồng|trồng trọt|gia súc|gia cầm|chuồng trại|heo|lợn|trâu|bò|vật nuôi)
  `,
  telecom: `
    3.5 (sóng điện thoại|mất sóng|sóng yếu|bắt sóng|vùng lõm sóng|không có sóng|sóng di động|rớt sóng|sóng 4g|sóng 5g|phủ sóng|trạm phát sóng|trạm bts|cột sóng|sóng (viettel|vina|mobi|vinaphone|mobifone))
    3.5 (internet|wifi|wi fi|cáp quang|mạng yếu|mạng chậm|mạng chập chờn|rớt mạng|mất mạng internet|mạng internet|mất mạng|đứt cáp|đường truyền|đứt mạng|mạng lag|nhà mạng|lắp mạng|gói cước|cước)
    3 (viettel|vnpt|mobifone|vinaphone|fpt|vietnamobile|4g|5g|3g|modem)
    3.5 (lừa đảo|lừa tiền|lừa qua mạng|lừa đảo qua mạng|lừa qua điện thoại|lừa chuyển tiền|bị lừa|gọi lừa|chiêu lừa|lừa) ~ (điện thoại|mạng|zalo|facebook|chuyển khoản|online|công an|tin nhắn|tài khoản|link|ngân hàng|otp)
    4 (nhắn|gọi|nhắn tin) ~ (vay tiền|mượn tiền|chuyển tiền|giả giọng|giả mặt)
    3.5 (giả danh|mạo danh|giả mạo|tự xưng|xưng là|giả làm|giả công an) ~ (công an|cán bộ|ngân hàng|điện lực|nhân viên|viện kiểm sát|tòa án|thuế|bảo hiểm|ủy ban|người thân|shipper|cảnh sát)
    3.5 (cuộc gọi|gọi điện|gọi) ~ (lừa đảo|làm phiền|rác|mời vay|mời mua đất|số lạ|lừa|quấy rối|chuyển tiền|chuyển khoản|vneid|cài app|kết bạn zalo)
    3 (sim rác|tin nhắn rác|tin rác|cuộc gọi rác|số lạ|đường link|link lạ|mã otp|otp|bấm vào link|cài app|hack|bị hack|chiếm tài khoản|mất tài khoản|đánh cắp tài khoản|virus)
    3 (tin giả|tin đồn|tin sai sự thật|sai sự thật|bịa đặt|bôi nhọ|vu khống|nói xấu|xuyên tạc|đăng bậy|xúc phạm) ~ (mạng|facebook|zalo|mạng xã hội|tiktok|nhóm)
    3 (bôi xấu|bôi nhọ|nói xấu|chửi) ~ (trên mạng|facebook|zalo|tiktok)
    4 (giả|giả danh) công an ~ (lừa|gọi|đòi)
    3 (gọi mời|mời gọi|cứ gọi|gọi điện mời|mời đầu tư|mời vay)
    3 (tivi cáp|truyền hình cáp|truyền hình|đài truyền thanh|mất tín hiệu)
    3 (mạng xã hội|facebook|zalo|tiktok|trên mạng|lan truyền|chia sẻ) ~ (tin giả|tin đồn|sai sự thật|bịa đặt|bôi nhọ|vu khống|nói xấu|xuyên tạc|lừa|lừa đảo|xúc phạm)
    3 (dây cáp|cáp viễn thông|dây cáp viễn thông|dây mạng|cáp thông tin|cột viễn thông|cáp treo|dây viễn thông|bó cáp)
    2.5 (lừa đảo|lừa tiền|bị lừa|tin giả|tin đồn|sàn ảo|đầu tư ảo|tiền ảo|đa cấp|việc nhẹ lương cao)
    2 (mạng xã hội|sóng|tín hiệu|viễn thông|mạng|facebook|tổng đài|số điện thoại lạ)
  `,
  none: `
    0 (nhà nước|đất nước|trong nước|nước ngoài|nước mắt|cả nước|nước mắm|nước ta)
    0 (tiểu đường|đường lối|đường dây nóng|đường dây lừa|đường hoàng|thiên đường|đường phố|giữa đường)
    0 (yêu cầu|nhu cầu|toàn cầu|cầu mong|thỉnh cầu|cầu thị|khẩn cầu|cầu xin)
    0 (môi trường kinh doanh|thị trường|trường hợp|hiện trường|công trường|lập trường|trường kỳ|quảng trường)
    0 (điện thoại|gọi điện|điện tử|điện báo|điện cho|bưu điện|nhắn tin)
    0 (bằng cấp|đất khách|trái đất|cây số|cây vàng|cây xăng|bảo đảm|chất lượng)
    0 (tự học|khoa học|bài học|hóa học|đại học|lớp trưởng|lớp đất|lớp cát|lớp nhựa|lớp bê tông)
    0 (an toàn|ô nhiễm tiếng|bệnh thành tích|cầu thang|xe đạp|khó khăn vướng mắc)
    0 (đèn pin|điện máy|điện lạnh|xe điện|máy điện|quạt điện|bếp điện)
    0 (mong xã|nhờ xã|đề nghị xã|báo xã|kính gửi ủy ban nhân dân (xã|phường)|ủy ban nhân dân (xã|phường)|chính quyền xã|lãnh đạo (xã|phường)|công an (xã|phường))
    0 (giải quyết giúp|giải quyết dứt điểm|sớm giải quyết|xem xét giải quyết|xử lý giải quyết)
    0 (bị bệnh|mất ngủ|không ngủ được|ảnh hưởng sức khỏe|sinh bệnh|gây bệnh|mắc bệnh)
    0 (số nhà|trước nhà|vào nhà|vô nhà|gần trường|cổng chợ|gần chợ|đầu chợ|cuối chợ|trước cổng trường|gần bệnh viện|trước trường|cạnh trường|đối diện trường|cạnh trạm y tế|gần trạm y tế|trước trạm y tế|gần nhà văn hóa|trước nhà văn hóa|cạnh nhà văn hóa|gần cầu|chân cầu|đầu cầu|trước ủy ban|gần ủy ban|đối diện ủy ban|trước cửa ủy ban|cổng ủy ban)
  `,
};
