import Access
import Core
import HTML
import Notices
import Store

/// Searches that somebody keeps: each is looked through for what is new, and told of in the inbox.
struct SavedSearchesPage: FormPage {
  let visit: Visit
  private let form: Form
  private let searches: [SavedSearch]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> SavedSearchesPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let searches = try await service.store.read { try SavedSearch.of(account.id, $0) }
    return SavedSearchesPage(visit: visit, form: form, searches: searches)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    if form["do"] == "forget" {
      let id = form["search"]
      try await service.act("search.forget", of: visit) { try $0.forget(search: id, of: account) }
    } else {
      // As its page would spell it: what no search heeds is not kept.
      let query = try PageQuery(form["query"]).keeping([.text, .kind, .facet])
      guard !query.items.isEmpty else { throw Refusal(.searchEmpty) }
      let name = form["name"].isEmpty ? FeedTopic.search(query).words(visit.language) : form["name"]
      try await service.act("search.save", of: visit) { try $0.save(query.spelling, as: name, for: account) }
    }
    return .moved(visit.link(.searches))
  }

  var title: String { visit.say("保存的检索", "Saved searches") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("有新结果时，收件箱和邮件会告诉你。", "What is new for them is told in your inbox and by mail."))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if searches.isEmpty {
      html.div(.class("empty")) {
        html.p(visit.say("还没有保存的检索。", "None yet."))
        html.p {
          html.a(
            visit.say("先搜索，再在结果页上保存", "Search, and keep the search on the page of its results"),
            .href(visit.link(.search)))
        }
      }
    }
    html.ul(.class("rows")) {
      for search in searches {
        guard let query = try? PageQuery(search.query) else { continue }
        html.li {
          html.a(search.name, .href(visit.link(.search, query)))
          html.text(" ")
          html.a("Atom", .class("more"), .href(FeedTopic.search(query).link(visit.language)))
          html.formButton(
            visit.say("删去", "Remove"), to: visit.link(.searches), visit,
            values: [("do", "forget"), ("search", search.id)])
        }
      }
    }
  }
}

extension HTMLWriter {
  /// Keeps the search that the page shows; for who has signed in.
  func saveSearch(_ visit: Visit) {
    guard visit.caller.account != nil else { return }
    let query = visit.query.keeping([.text, .kind, .facet])
    guard !query.items.isEmpty else { return }
    formButton(
      visit.say("保存这条检索", "Keep this search"), to: visit.link(.searches), visit, values: [("query", query.spelling)])
  }
}
