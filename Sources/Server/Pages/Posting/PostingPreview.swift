import Core
import Exchange
import HTML
import Matching
import Registry

/// What the author of a posting is told while it is written: what it leaves open, and what there is already that reads like it.
struct PostingPreview<E: Posted> {
  let record: E
  /// What stands in the form.
  let typed: Form
  let visit: Visit

  private static var most: Int { 3 }

  func write(_ html: HTMLWriter) {
    html.section(.id("preview"), .class("preview"), .politely, .ariaLabel(visit.say("对草稿的提示", "About what you write")))
    {
      // An empty form lacks everything.
      guard !record.title.isEmpty else { return }
      let alike = visit.exchange.alike(record, limit: Self.most, for: visit.audience)
      if !alike.isEmpty {
        html.part("duplicates", visit.say("可能重复", "Perhaps there already"), count: alike.count) {
          html.ul { for ref in alike { html.li { html.recordLine(ref, visit) } } }
        }
      }
      let missing = PostingFields<E>(market: record.market ?? "", visit: visit).missing(in: record, typed)
      if !missing.isEmpty {
        html.part("missing", visit.say("还可以补充", "What could still be said")) {
          html.p(
            visit.say("匹配和对方会问到这些：", "Matching and the other side will ask for these: ")
              + missing.map { $0[visit.language] }.joined(separator: visit.say("、", ", ")))
        }
      }
    }
  }
}

extension HTMLWriter {
  /// The fields of a posting and what is told of them, which follows what is typed; without a script, by the button of `lookButton`.
  ///
  /// Nothing is kept of a look. What is told in confidence is nobody's business for it, and does not go along.
  func lookedAt(at link: Link, preview: () -> Void, _ fields: () -> Void) {
    div(.class("beside")) {
      preview()
      div(
        [
          .class("form"), .hxPost(link), .hxTrigger("input delay:600ms"), .hxLatest,
          .hxValues(#"{"do":"look"}"#),
          .hxParameters("not details,contact_name,contact_telephone,contact_email"),
        ] + Attribute.hxReplace("#preview"), content: fields)
    }
  }

  /// Before the form is kept: shows it again with what is told of it.
  func lookButton(_ visit: Visit) {
    p {
      button(
        visit.say("看看有无重复、还缺什么", "What is like it, what is missing?"), .type("submit"), .name("do"), .value("look"),
        .unvalidated, .class("button-plain"))
    }
  }
}
