/**
 * What a petition is about in words of the north, the centre and the south: each line is one thing or one fault, and all its words stand for
 * the same. Long because it is a word list. Matched without diacritics, longest first; a weight of 3 is a matter of its own, 2 a thing that
 * may have several faults, 1 a fault that many things may have.
 */
export const CONCEPTS = `
lamp 3: đèn đường|đèn cao áp|bóng đèn|trụ đèn|cột đèn|đèn chiếu sáng|chiếu sáng|đèn hẻm|đèn ngõ|đèn led|bóng cao áp|đèn công cộng|dàn đèn|đèn trụ|hệ thống đèn|mấy ngọn đèn|ngọn đèn|bóng điện|đèn điện|đèn xóm|đèn thôn|đèn nông thôn|đèn năng lượng
lamp 2: tối om|tối thui|tối mò|tối như mực|tối đen|tối hù|không sáng|chẳng sáng|đen ngòm|không thấy đường|tối tăm
light 3: đèn tín hiệu|đèn giao thông|đèn xanh đỏ|đèn xanh đèn đỏ|đèn đỏ|trụ đèn giao thông
drain 3: dềnh lên|nước dơ tràn|cống tắc|cống|hố ga|nắp cống|nắp hố ga|mương thoát|mương thoát nước|rãnh|rãnh thoát nước|ống cống|miệng cống|thoát nước|đường cống|lòng cống|song chắn|mương nước thải|nước thoát
cover 2: nắp cống|nắp hố ga|mất nắp|bể nắp|vỡ nắp|sập nắp|tấm đan|nắp đan|không nắp|không có nắp|miệng hố|nắp bể|hở nắp
clog 1: nghẹt|tắc nghẽn|bị tắc|tắc|bít|nghẽn|không thoát|chảy không kịp|ứ đọng|ứ|đọng|rút không kịp|không rút
flood 3: ngập|ngập úng|úng|nước ngập|lênh láng|nước tràn|tràn vào nhà|ngập nước|lội nước|nước lên|lụt|như sông|như ao|tràn lên|tràn ra đường
watercut 3: yếu xìu|ngưng hẳn|không có nước xài|không chảy|nước giếng|nước máy không chảy|mất nước|cúp nước|không có nước|nước không chảy|nước yếu|nước máy yếu|nước chảy yếu|nước nhỏ giọt|hết nước|cắt nước|khát nước|thiếu nước sinh hoạt|nước rỉ|vòi không|vòi khô|ngưng cấp nước|bơm không lên|hứng từng|không một giọt|xách nước|mua nước bình
dirtywater 3: nước đục|nước máy đục|nước vàng|nước bẩn|nước có mùi|nước dơ|nước phèn|đục ngầu|nước máy có mùi|vàng khè|cặn|nước đỏ|mùi clo|váng
tree 2: cây|nhánh|cành|gãy cành
pipe 3: ống nước|bể ống|vỡ ống|ống nước bể|rò rỉ nước|đường ống nước|xì nước|nước phun|nước sạch chảy|ống cấp nước|phun lên|vòi rồng|ống nước sạch
power 1: điện lực|điện
powercut 3: liên miên|phập phù|chập chờn|mất hẳn|mất điện|cúp điện|cắt điện|không có điện|điện chập chờn|điện yếu|nhảy cầu dao|cúp hoài|mất điện hoài|tắt điện|sụp nguồn|sụt áp|điện áp|điện phập phù|mất điện liên tục|rớt điện|điện lúc có lúc không
wire 3: bó dây|dây sà|cáp long thòng|long thòng|võng xuống|dây điện|dây cáp|đường dây|cáp viễn thông|dây cáp quang|dây nhợ|dây võng|dây sà|bó cáp|dây mạng|mớ dây|cáp đứt|búi dây|cáp quang|dây treo
pole 3: cột điện|trụ điện|cột bê tông|trụ bê tông|cây trụ|cột nghiêng|trụ nghiêng|cột sắp đổ
bill 3: tiền điện|hóa đơn điện|hóa đơn tiền điện|điện tăng|chỉ số điện|công tơ|đồng hồ điện|ghi chỉ số
waterbill 3: tiền nước|hóa đơn nước|đồng hồ nước
hole 3: nát như|nát|đường xấu quá|xã dặm|ổ gà|ổ voi|hố sâu|ổ trâu|hố voi|đường hư|đường hỏng|đường xấu|lồi lõm|sụt lún|lún|sụp|hố tử thần|đường nát|nát bét|xuống cấp|mặt đường|bong tróc|lở lói|đường bể|sình lầy|lầy lội|gập ghềnh|hố to|cái hố|lủng lỗ|đường lở|vá đường|lổn nhổn|nhão nhoẹt|trơn trượt|hư nặng|dặm vá|cày nát|đá lởm chởm|lởm chởm
bridge 3: cây cầu|cầu sập|gãy cầu|cầu yếu|cầu gỗ|cầu ván|lan can cầu|lan can|cầu hư|thành cầu|mố cầu|ván cầu|cầu khỉ|cầu tạm|cầu mục|cầu treo|cầu rung
sign 3: biển báo|biển cấm|vạch kẻ|vạch sang đường|gương cầu|gờ giảm tốc|bảng báo|biển chỉ dẫn|biển hiệu giao thông
jam 3: kẹt xe|tắc đường|ùn tắc|ách tắc|kẹt cứng|tắc nghẽn giao thông|giờ tan tầm|giờ tan trường|nghẹt xe
truck 3: xe tải|xe ben|xe quá tải|xe chở đất|xe chở cát|xe container|đoàn xe|xe chở đá|hổ vồ|xe hổ vồ|xe trọng tải|xe công
parking 3: đậu xe|đỗ xe|đậu ô tô|đỗ ô tô|xe hơi đậu|đậu chắn|đỗ chắn|đậu bít|đỗ bít|xe hơi|đậu choán|để xe
bus 3: xe buýt|trạm buýt|nhà chờ|xe bus|tuyến buýt
trash 3: rác|bãi rác|đống rác|rác thải|xe rác|thu gom rác|gom rác|đổ rác|vứt rác|xả rác|bịch rác|hốt rác|thùng rác|túi rác|lấy rác|bao rác|rác rưởi|rác sinh hoạt|xà bần|phế thải|tập kết rác|bốc rác
burn 3: đốt rác|đốt rơm|đốt đồng|đốt than|đốt dây|đốt nhựa|đốt rẫy|hun khói|khói mù|đốt lá|khói rơm|đốt phế liệu|khói đốt|đốt vỏ
smoke 2: khói|khói bụi|khói đen|ngạt khói|lò gạch|ống khói|khét|khói than
dust 3: bụi|bụi bặm|bụi mù|bụi mịt mù|bụi đất|bụi xi măng|bay mù mịt|mù mịt|cát bay|tưới đường|che bạt
smell 2: hôi thối|mùi hôi|bốc mùi|thối|hôi|nồng nặc|tanh|mùi|hôi hám|ngửi|bịt mũi|thum thủm|không chịu nổi mùi
sewage 3: ô nhiễm|ô nhiễm nặng|nước xả|quỵt|nợ lương công nhân|nước thải|xả thải|xả nước thải|nước đen|cá chết|kênh đen|xả ra kênh|xả xuống|đen ngòm|kênh ô nhiễm|sông ô nhiễm|xả trộm|xả ra sông|nước kênh|nước mương
pigs 3: trại heo|trại lợn|chuồng heo|chuồng lợn|nuôi heo|nuôi lợn|chăn nuôi|trại gà|nuôi gà|phân heo|phân lợn|trại vịt|nuôi bò|chuồng bò|phân gà|hầm biogas|trại chăn nuôi
karaoke 3: loa|karaoke|hát hò|loa kẹo kéo|loa thùng|nhậu nhẹt hát|loa kéo|hát karaoke|mở nhạc|nhạc to|nhạc ầm ĩ|bật loa|nhạc sống|hát hết|ca hát|mở loa|hát tới khuya|hát rống
noise 2: ồn|ầm ĩ|inh ỏi|ồn ào|tiếng ồn|điếc tai|xập xình|ầm ầm|không ngủ được|mất ngủ|inh tai|rầm rầm|om sòm|nhức đầu|chẳng ai ngủ
workshop 3: xưởng|xưởng cưa|xưởng gỗ|xưởng cơ khí|xưởng sắt|tiếng cưa|máy cưa|tiếng máy|cắt sắt|hàn xì|xưởng mộc|gò hàn|cơ sở mộc|xưởng đá|phun sơn|xưởng inox
race 3: đua xe|nẹt pô|quái xế|bốc đầu|rú ga|lạng lách|đánh võng|chạy bạt mạng|đua|tổ lái|phóng xe|pô xe|hú ga|nẹt bô
theft 3: trộm|ăn trộm|mất trộm|ăn cắp|kẻ trộm|bẻ khóa|cạy cửa|trộm chó|mất xe|mất chó|trộm vặt|bắt trộm|trộm gà|mất gà|đạo chích|cắt trộm|bị lấy mất|câu trộm|cẩu tặc|rình mò
drugs 3: ma túy|hút chích|nghiện|chích|kim tiêm|xì ke|hàng đá|ngáo|ống chích|con nghiện|chơi đá|bơm kim
gamble 3: đánh bạc|cờ bạc|đá gà|sát phạt|đánh bài|xóc đĩa|tài xỉu|số đề|ghi đề|lô đề|sòng bạc|bầu cua|sới bạc|trường gà|tụ điểm bạc|ăn tiền
fight 3: đánh nhau|ẩu đả|côn đồ|gây gổ|chém|giang hồ|gây rối|hành hung|dao kiếm|hỗn chiến|mã tấu|thanh niên lạ
dogs 3: nuôi chó|chạy rông|thả rông|chó|chó thả rông|chó dữ|chó cắn|thả chó|chó chạy rông|chó không rọ mõm|bầy chó|rọ mõm|đàn chó|chó nhà|con chó
beer 2: quán nhậu|quán bia|nhậu nhẹt|quán ốc|quán ăn|quán cà phê|quán cafe|tiệm hát|nhậu
tree 3: cây xanh|cành cây|nhánh cây|cây đổ|cây ngã|cây khô|cây mục|chặt cây|mé nhánh|tỉa cành|gốc cây|cây sắp đổ|cây phượng|cây bàng|cây dầu|cây sao|cây me|cây xà cừ|cây bằng lăng|cành khô|nhánh khô|cây chết|cây cổ thụ|tán cây|cây keo|đốn|cưa cây
pavement 3: vỉa hè|lề đường|lấn chiếm|hàng rong|lòng lề đường|bày bán|bán tràn|buôn bán tràn|bày hàng|chiếm lòng|lấn đường|dẹp|chợ cóc|bán dưới lòng|chợ tự phát|bày ra đường|họp chợ
illegal 3: xây trái phép|không phép|không giấy phép|xây lấn|xây không phép|cơi nới|xây dựng trái phép|lấn hành lang|xây sai|xây nhà trái|lên tầng|không có phép|trái phép|phân lô|cất nhà
site 3: công trình|thi công|đào đường|máy xúc|xe trộn|đóng cọc|ép cọc|nứt tường|nứt nhà|lấp|đào lên|đào bới|rào chắn|nhà thầu|dang dở|lô cốt|đổ bê tông|tái lập|khoét
park 3: công viên|sân chơi|ghế đá|xích đu|cầu trượt|dụng cụ tập|khu vui chơi|máy tập|thú nhún|bập bênh|sân bóng
market 2: tiểu thương|sạp|ki ốt|mái chợ|nhà lồng|ban quản lý chợ|gian hàng|lồng chợ|mái tôn chợ
toilet 3: nhà vệ sinh|nhà cầu|toilet|wc
clinic 3: trạm y tế|trạm xá|ai trực|phòng khám|bác sĩ|y tá|bệnh viện|khám bệnh|không có bác sĩ|trực trạm|bác sỹ|y sĩ|khám bảo hiểm
medicine 3: thuốc|hết thuốc|thuốc bảo hiểm|cấp thuốc|phát thuốc|vắc xin|vaccine|tiêm chủng|tiêm ngừa|chích ngừa
dengue 3: sốt xuất huyết|muỗi|lăng quăng|bọ gậy|phun thuốc muỗi|phun muỗi|tay chân miệng|phun thuốc|đau mắt đỏ|ổ dịch
food 3: thực phẩm|thịt|quầy thịt|ngộ độc|thịt ôi|thực phẩm bẩn|đồ ăn ôi|thịt thối|vệ sinh thực phẩm|vệ sinh an toàn|an toàn thực phẩm|lò mổ|giết mổ|đau bụng|tiêu chảy|bánh mì|hàn the|hóa chất tẩy|hết hạn|quá hạn
fee 3: thu tiền|lạm thu|quỹ lớp|quỹ trường|tiền trường|khoản thu|phụ huynh đóng|tự nguyện|đóng góp|phụ thu|học phí|tiền quỹ|đóng tiền|quỹ phụ huynh|thu thêm|khoản tiền
meal 3: bữa ăn|suất ăn|bếp ăn|bán trú|cơm trưa|khẩu phần|đồ ăn của trẻ|bữa trưa|căn tin|cơm bán trú|nhà bếp|ăn trưa|suất cơm
teacher 3: cô giáo|thầy giáo|giáo viên|đánh học sinh|la mắng|đánh trẻ|bạo hành|dạy thêm|thiếu giáo viên|học thêm|phạt học sinh|ép học thêm
school 3: phòng học|lớp học|trường dột|mái trường|bàn ghế|tường rào trường|trường xuống cấp|trần nhà|trường học|trần lớp|la phông|mái lớp|thiếu lớp|sĩ số
bully 3: bắt nạt|chặn đường|đánh hội đồng|bị bạn đánh|bạo lực học đường
enrol 3: tuyển sinh|nhập học|trái tuyến|xin học|vào lớp 1|lớp một|chuyển trường|xét tuyển
landpaper 3: sổ đỏ|sổ hồng|giấy chứng nhận|quyền sử dụng đất|cấp sổ|bìa đỏ|làm sổ|tách thửa|sang tên|chuyển mục đích|bìa hồng|giấy đỏ
boundary 3: ranh đất|ranh giới|lấn đất|lấn ranh|mốc giới|cắm mốc|lấn chiếm đất|hàng rào lấn|tranh chấp|cột mốc|cắm ranh|đo đạc|đo đất|đo lại
compensate 3: đền bù|bồi thường|giải tỏa|thu hồi đất|giải phóng mặt bằng|kiểm đếm|áp giá|hỗ trợ di dời|nhận tiền đền
resettle 3: tái định cư|di dời|bốc thăm nền|giao nền|nền tái định cư|khu tái định cư|giao đất
publicland 3: đất công|rào đất|chiếm đất công|đất công cộng|lấp ao|san lấp|lấp kênh|lấp mương|lấn kênh|lấn mương|lấn sông|rào lối|bít lối|chắn lối|lối đi chung|đường đi chung|lối chung
poor 3: hộ nghèo|cận nghèo|bình xét|danh sách nghèo|sổ nghèo|xét nghèo|hộ khó khăn
allowance 3: trợ cấp|bảo trợ xã hội|tiền tuất|người có công|trợ cấp người già|tiền già|trợ cấp khuyết tật|lương hưu|chế độ|liệt sĩ|thương binh|tiền hỗ trợ|quà tết|nhận quà|tiền cứu trợ|phát gạo|suất quà|cứu trợ|tiền người cao tuổi|trợ cấp tháng
insurance 3: bảo hiểm xã hội|bảo hiểm y tế|thẻ bảo hiểm|bhyt|bhxh|thẻ y tế|nợ bảo hiểm|chốt sổ|đóng bảo hiểm
wage 3: quỵt|nợ lương công nhân|nợ lương|chậm lương|không trả lương|tiền lương|quỵt lương|tiền công|trả lương|chưa có lương|thiếu lương|lương tháng
onestop 3: kết quả|một cửa|bộ phận một cửa|chứng thực|công chứng|tiếp nhận hồ sơ|trả hồ sơ|trả kết quả|nộp hồ sơ|bốc số|lấy số|xếp hàng|trễ hẹn|khai sinh|hộ tịch|giấy tờ|sao y|trung tâm hành chính|quầy|hẹn tới hẹn lui|hẹn hoài|giấy hẹn|kết hôn|cư trú
attitude 3: thái độ|quát|hách dịch|cửa quyền|nạt|khó chịu|gắt gỏng|nhăn nhó|cộc lốc|sưng sỉa|lớn tiếng|bấm điện thoại|lạnh nhạt|nói trống không
portal 3: dịch vụ công|cổng dịch vụ|nộp online|nộp trực tuyến|vneid|định danh|app|trang web|báo lỗi|hệ thống lỗi|căn cước|tài khoản dịch vụ|nộp qua mạng
tap 1: nước máy|nước sinh hoạt
field 1: ruộng|lúa|cánh đồng
irrigation 3: cạn khô|chết khát|hết nước về|không có nước tưới|bơm nước cứu|thủy lợi|kênh nội đồng|tưới|nước tưới|trạm bơm|bơm nước|ruộng khô|nứt nẻ|kênh mương nội đồng|nước về ruộng|kênh thủy lợi|mương tưới|kênh tưới|nước cấy|đồng khô|lúa khát|cống ngăn mặn|xâm nhập mặn|nhiễm mặn|nước mặn
livestock 3: dịch tả|heo chết|lợn chết|gà chết|vịt chết|dịch bệnh gia súc|lở mồm long móng|tiêu hủy|heo bệnh|lợn ốm|dịch heo|trâu bò|bò bệnh|viêm da|gia cầm|xác heo|xác lợn|dịch gà
pest 3: chuột|bị chuột|rầy|sâu|đạo ôn|chuột phá|ốc bươu|bọ cánh|sâu bệnh|rầy nâu|vàng lá|chuột cắn|châu chấu|sâu đầu đen|cháy lá|ốc phá|chuột đồng
landslide 3: sạt lở|lở đất|sạt|bờ sông lở|nứt đất|trượt đất|lở bờ|đất đá|sụt xuống sông|sạt taluy|taluy|hàm ếch|vết nứt|lở xuống|ăn vô|sụp bờ|bờ kè|kè
dyke 3: đê|vỡ đê|đê bao|bờ bao|rò rỉ đê|thấm đê|mạch đùn|thân đê|bể đê
storm 3: tốc mái|bay mái|lốc|giông|bão|gió giật|lốc xoáy|sập nhà
fertil 3: phân bón|giống|hạt giống|thuốc trừ sâu|phân giả|vỏ thuốc|chai thuốc|bao bì thuốc
price 3: rớt giá|giá lúa|thương lái|ép giá|ùn ứ nông sản|bỏ cọc|không ai mua
signal 3: sóng|mất sóng|sóng yếu|sóng điện thoại|không có sóng|4g|5g|trạm bts|cột sóng|rớt cuộc gọi|không liên lạc được|trạm phát sóng|sóng di động|chập chờn sóng|vạch sóng
internet 3: internet|wifi|mạng|mạng chậm|rớt mạng|mạng chập chờn|đứt mạng|mạng yếu|mất mạng|mạng rớt|cáp mạng
scam 3: lừa đảo|giả danh|mạo danh|gọi điện lừa|link lạ|chuyển tiền|cuộc gọi lừa|giả công an|giả làm|xưng công an|xưng là|tự xưng|cài app|cài ứng dụng|nhấn link|bấm link|đường link|giả mạo|nhá máy|quay số trúng|trúng thưởng|đòi otp|mã otp|lừa
rumour 3: tin đồn|tin giả|sai sự thật|tung tin|đăng tin|bịa đặt|tin thất thiệt|đồn thổi|thất thiệt
speaker 3: loa phường|loa phát thanh|loa truyền thanh|loa xã|loa thôn|cụm loa|đài truyền thanh|loa công cộng|loa ấp
sand 3: cát tặc|hút cát|khai thác cát|bơm cát|ghe hút|sà lan|khai thác đá|nổ mìn|mỏ đá|khai thác đất|múc đất|tàu hút|tàu cát
fishing 3: xung điện|kích điện|chích điện|xiệt cá|chích cá|rà điện
grave 2: nghĩa trang|nghĩa địa|mồ mả|mộ
ferry 3: bến đò|phà|bến phà|đò ngang|áo phao|chiếc đò
ad 3: quảng cáo|tờ rơi|dán bậy|dán quảng cáo|khoan cắt bê tông|vẽ bậy|bôi bẩn|cho vay|tín dụng đen|đòi nợ|tạt sơn|vay nóng|dán chi chít|tờ quảng cáo
fire 3: cháy|phòng cháy|chữa cháy|bình chữa cháy|chập điện|trụ nước chữa cháy|nổ điện|tóe lửa|bén lửa|phát nổ
kidwater 2: đuối nước|chết đuối|rào ao|hố công trình|ao sâu
broken 1: hư|hỏng|bể|vỡ|gãy|hư hỏng|nứt|cháy bóng|bị hư|tịt|đứt|lủng|mục|rệu
off 1: tắt|tắt ngúm|không hoạt động|chết|ngưng|tê liệt
fall 1: té|ngã|té xe|ngã xe|té ngã|sụp chân|lọt|trượt|bị thương|gãy tay|gãy chân
`;
