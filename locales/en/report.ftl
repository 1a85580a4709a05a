## Cadres' reports.

report-how = Send one message with the figures, in any order.
report-example = For example: “báo nhanh tuần: tiếp 12 lượt, xong 8/11 đơn còn 3, tặng 120 suất quà 60 triệu”.
report-staff-only = Reports are for staff with an invitation. Please ask the administrator.
report-nothing = No figure could be read.
report-guide-button = Ask me one by one
report-guide = { $label }: how many { $unit }?
report-none-button = None
report-guide-end-button = That is all

report-card = { $unit }, { $days }:
report-day = { $day }
report-days = { $from } – { $to }
report-figure = – { $label }: { $figure }
report-place = – Place: { $place }
report-note = – Note: { $note }
report-card-how = If this is right, press “{ report-send-button }”. If not, send only what is wrong.
report-send-button = Send the report
report-days-button = Other days
report-unit-button = Other unit
report-drop-button = Do not send
report-dropped = Nothing was sent.

report-ask-ambiguous = “{ $piece }”: how much is that?
report-ask-more-than-total = “{ $piece }”: more are done than there are. What is right?
report-ask-remainder = “{ $piece }”: what is left does not add up. What is right?
report-ask-share = “{ $piece }”: the percentage does not fit the figures. What is right?
report-ask-twice = “{ $piece }”: two different figures. Which one?
report-ask-parts = “{ $piece }”: the parts do not come to it. What is right?
report-ask-not-done = “{ $piece }”: has it been done?
report-done-button = Done: { $figure }
report-ask-negative = “{ $piece }”: a negative figure. Please write it again.
report-ask-too-large = “{ $piece }”: this is too large. Please write it again.
report-ask-which = “{ $piece }”: which one is it?
report-ask-unknown = “{ $piece }”: no such indicator. A note, or in other words?
report-ask-alone = “{ $piece }”: what is this number? Please add a few words.
report-ask-other = “{ $piece }”: not clear. Please write it again.
report-reading-button = { $figure }
report-note-button = Keep as a note
report-skip-button = Leave it out

report-days-ask = Which days is it about? Choose, or write: “hôm qua”, “tuần trước”, “tháng 5”.
report-days-how = Which days is not clear. Write as: “hôm qua”, “tháng 5”, “từ 1/6 đến 7/6”.
report-days-future = Those days are still to come.
report-days-unclear = Which days “{ $piece }” means is not clear.
report-today-button = Today
report-week-button = This week ({ $days })
report-month-button = Month { $month }
report-unit-ask = For which unit?
report-closed = Figures up to { $until } are closed. Please choose other days.

report-sum-unlike = Not stored: “{ $label }” is { $told }, but the figures that go with it come to { $others }.
report-sum-above = Not stored: “{ $label }” is { $told }; it cannot be more than { $others }.
report-sum-how = Please send the right figure again, for example: tiếp 12 lượt.

report-again = There are { $n } reports, { $days }. Replace, or add?
report-again-sessions = The register has { $n } reception sessions of { $days }. Put these figures in the place of its figures, or add them?
report-replace-sessions-button = In place of the register's
report-replace-button = Replace
report-add-button = Add

report-filed = { $n } figures recorded: { $unit }, { $days }.
report-filed-next = To correct it, send it again and choose “{ report-replace-button }”.
report-withdraw-button = Withdraw this report
report-withdrawn = The report, { $days }, was withdrawn. Its figures no longer count.
report-was-withdrawn = This report was withdrawn already.
report-was-replaced = This report was replaced by another one.
