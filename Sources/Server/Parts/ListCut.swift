import Core
import HTML

/// One page out of a list of records, and where the next begins.
///
/// The cursor is the last record shown: a record that comes in before it shifts nothing.
struct ListCut {
  let items: [Ref]
  let next: String?
  /// Position of the first item.
  let start: Int

  init(_ all: [Ref], after cursor: String?, count: Int, from position: Int = 0) throws(Refusal) {
    var start = position
    if let cursor {
      guard let ref = Ref(cursor), let index = all.firstIndex(of: ref) else {
        throw Refusal(.cursorInvalid, at: "after", ["what": cursor])
      }
      start = index + 1
    }
    let end = min(all.count, start + count)
    items = Array(all[min(start, end)..<end])
    next = end < all.count ? items.last?.description : nil
    self.start = start
  }
}

extension HTMLWriter {
  /// The way to the next page, and back to the first.
  func nextLink(_ cursor: String?, _ visit: Visit) {
    let isFirst = visit.query.cursor == nil && visit.query.initial == nil
    if cursor == nil && isFirst { return }
    nav(.class("pager"), .ariaLabel(visit.say("翻页", "Pages"))) {
      if !isFirst { a(visit.say("回到第一页", "First page"), .href(visit.here(visit.query.firstPage)), .rel("first")) }
      if let cursor {
        a(visit.say("下一页", "Next page"), .class("next"), .href(visit.here(visit.query.after(cursor))), .rel("next"))
      }
    }
  }
}
