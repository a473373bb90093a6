import Core
import HTML
import Registry

extension HTMLWriter {
  /// A record's facts, a line each: what, the value, what other sources say, where it stands.
  func factTable(_ facts: [Fact], _ visit: Visit) {
    table(.class("facts")) {
      caption(visit.say("每项事实及其出处", "Each fact and its source"), .class("unseen"))
      thead(.class("unseen")) {
        tr {
          th(visit.say("项目", "Field"), .column)
          th(visit.say("内容", "Value"), .column)
          th(visit.say("出处", "Source"), .column)
        }
      }
      tbody {
        for (index, fact) in facts.enumerated() {
          // The title once, then only the paragraph, until another publication speaks.
          factRow(fact, visit, brief: index > 0 && facts[index - 1].source?.id == fact.source?.id)
        }
      }
    }
  }

  private func factRow(_ fact: Fact, _ visit: Visit, brief: Bool) {
    tr {
      th(fact.label[visit.language], .row)
      td(.class("fact-value")) {
        if fact.rivals.isEmpty {
          factValue(fact.value, fact.type, field: fact.field, visit)
        } else {
          div(.class("rivals")) {
            div(.class("rival rival-accepted")) {
              p(visit.say("采用", "Accepted"), .class("rival-head"))
              factValue(fact.value, fact.type, field: fact.field, visit)
              sourceChip(fact.source, visit)
            }
            for rival in fact.rivals {
              div(.class("rival")) {
                p(rival.why[visit.language], .class("rival-head"))
                factValue(rival.value, fact.type, field: fact.field, visit)
                sourceChip(rival.source, visit)
              }
            }
          }
        }
      }
      td(.class("fact-source")) { if fact.rivals.isEmpty { sourceChip(fact.source, visit, brief: brief) } }
    }
  }

  /// A value as its type asks: links for records and addresses, each language of a text, codes with their names.
  func factValue(_ value: Value, _ type: FieldType, field: String, _ visit: Visit) {
    switch value {
    case .ref(let ref): recordLink(ref, visit, reading: true)
    case .text(let text): factText(text, visit)
    case .codes(let codes):
      for code in codes { codeChip(code, visit) }
    case .string(let address) where type == .link:
      if let link = Link(web: address) {
        a(address, .href(link), .rel("nofollow noopener external"))
      } else {
        text(address)
      }
    default: text(ValueWords.of(value, type, field: field, visit))
    }
  }

  private func factText(_ text: Text, _ visit: Visit) {
    let best = text.best(visit.language)
    for (index, (language, words)) in text.all.sorted(by: { $0.1 == best && $1.1 != best }).enumerated() {
      if index == 0 {
        span(words, .lang(language == visit.language ? nil : language))
      } else {
        // What was also given: the original of a translation, the traditional script of a name.
        span(words, .class("also"), .lang(language))
      }
    }
  }

  /// A code with its name, leading to all that stands under it.
  func codeChip(_ code: Code, _ visit: Visit) {
    var query = PageQuery()
    query.facets = [.init(code.system == "cn" || code.system == "iso" ? "region" : "categories", code.description)]
    a(.class("code"), .href(visit.link(.search, query))) {
      let known = visit.cluster.codes[code]?.name(visit.language)
      if let known { span(known, .lang(Language.guess(known) == visit.language ? nil : Language.guess(known))) }
      if code.system != "cn" && code.system != "iso" || known == nil {
        span("\(code.system.uppercased()) \(code.value)", .class("code-value"))
      }
    }
  }
}
