import Core
import HTML

extension HTMLWriter {
  /// The rest of the site, and what the page's data is as of.
  func siteFooter(_ visit: Visit, version: String) {
    footer(.class("site-foot")) {
      nav(.ariaLabel(visit.say("更多", "More"))) {
        ul {
          for entry in SiteMap.more { li { a(entry.label[visit.language], .href(visit.link(entry.address))) } }
        }
      }
      p(.class("as-of")) {
        text(visit.say("数据截至 ", "Data as of "))
        asOf(visit)
        if !version.isEmpty { text(" · \(visit.say("链桥", "Lianqiao")) \(version)") }
      }
      p(
        visit.say(
          "每个数值都注明出处；匹配给出理由，未知的列为待问。",
          "Every value names its source; every match its reasons; what is unknown is put as a question."),
        .class("muted"))
    }
  }

  /// The day and the journal's sequence that a page shows, as everybody may know them.
  func asOf(_ visit: Visit) {
    let head = visit.snapshot.publicHead
    if let day = head.day { time(day.description, .datetime(day.description)) } else { text("—") }
    text(visit.say("，日志第 \(head.sequence) 条", ", journal entry \(head.sequence)"))
  }
}
