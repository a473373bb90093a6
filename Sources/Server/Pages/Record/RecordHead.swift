import Core
import HTML
import Registry

extension HTMLWriter {
  /// Kind, name in every language given, the short address, and the sheet to print.
  func recordHead(_ record: any Entity, _ visit: Visit, sheet: Bool) {
    header(.class("page-head record-head")) {
      p(.class("kicker")) {
        a(SiteMap.plural(record.ref.kind)[visit.language], .href(visit.link(.list(record.ref.kind))))
      }
      h1 { name(record.title, visit, reading: true) }
      let best = record.title.best(visit.language)
      for (language, words) in record.title.all where words != best {
        p(words, .class("other-name"), .lang(language))
      }
      p(.class("record-tools")) {
        span {
          text(visit.say("短网址 ", "Short address "))
          shortAddress(record.ref.id, visit)
        }
        if record is Organisation {
          // The same for everybody: it tells nothing of whether somebody has claimed it.
          a(visit.say("认领这个单位", "Claim it"), .href(visit.link(.claim(record.ref.id))))
        }
        if sheet {
          a(visit.say("打印一页纸", "One page to print"), .class("button"), .href(visit.link(.sheet(record.ref.id))))
        }
      }
    }
  }

  /// The address without language or kind, as one would read it out on the phone.
  func shortAddress(_ id: String, _ visit: Visit) {
    let link = Address.short(id)
    a((visit.host ?? "") + link.address, .class("short"), .href(link))
  }
}
