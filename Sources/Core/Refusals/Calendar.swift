extension Refusal {
  static let calendarRules: [Rule] = [.calendarZoneUnknown, .calendarTimeSkipped, .calendarEndsEarly]
}

// What no calendar can hold.
extension Refusal.Rule {
  package static let calendarZoneUnknown = Self(
    "calendar.zone.unknown", Label("没有时区「{zone}」。", "There is no time zone “{zone}”."),
    fix: Label("请写成 Asia/Shanghai 的样子。", "Write it like Asia/Shanghai."))
  package static let calendarTimeSkipped = Self(
    "calendar.time.skipped",
    Label("{zone} 没有 {time} 这一时刻：那时钟表拨快。", "{time} does not exist in {zone}: clocks are put forward over it."),
    fix: Label("请选早些或晚些的时刻。", "Choose an earlier or a later time."))
  package static let calendarEndsEarly = Self(
    "calendar.ends.early",
    Label("{end} 结束，不晚于 {start} 开始。", "It ends at {end}, which is not after its start at {start}."),
    fix: Label("请核对起止时间。", "Check both times."))
}
