import Access
import Core
import HTML
import Registry

extension HTMLWriter {
  /// Name of the site, search, the ways into it, and the other language.
  func siteHeader(_ visit: Visit) {
    header(.class("site")) {
      div(.class("site-bar")) {
        a(.class("brand"), .href(visit.link(.home))) {
          petals()
          span(visit.say("链桥", "Lianqiao"), .class("brand-name"))
          span(visit.say("医疗器械创新集群", "Medical-device cluster"), .class("brand-line"))
        }
        if visit.path.first != "search" && !visit.path.isEmpty { searchForm(visit) }
        accountLink(visit)
        a(
          visit.language == .en ? "中文" : "English", .class("language"), .href(visit.otherLanguage),
          .lang(visit.language == .en ? .zh : .en), .hreflang(visit.language == .en ? .zh : .en))
      }
      nav(.class("site-nav"), .ariaLabel(visit.say("主导航", "Main"))) {
        ul {
          for entry in SiteMap.main { navigationItem(entry, visit) }
        }
      }
    }
  }

  private func accountLink(_ visit: Visit) {
    guard let account = visit.caller.account else {
      return a(visit.say("登录", "Sign in"), .class("account-link"), .href(visit.link(.signIn)))
    }
    a(visit.say("工作台", "Desk"), .class("account-link"), .href(visit.link(.desk)))
    a(.class("account-link"), .href(visit.link(.inbox))) {
      text(visit.say("收件箱", "Inbox"))
      let unread = visit.visitor.unread
      if unread > 0 {
        span(unread > Recognised.mostUnread ? "\(Recognised.mostUnread)+" : "\(unread)", .class("count"))
        span(visit.say(" 条未读", " unread"), .class("unseen"))
      }
    }
    a(account.name, .class("account-link"), .href(visit.link(.account)))
  }

  private func navigationItem(_ entry: SiteMap.Entry, _ visit: Visit) {
    let isCurrent = visit.path.first == entry.address.segments.first
    li { a(entry.label[visit.language], .href(visit.link(entry.address)), .current(isCurrent)) }
  }

  /// Four petals: 连翘, forsythia.
  private func petals() {
    svg(.class("petals"), .viewBox(24, 24), .decoration) {
      for (x, y, width, height) in [(9.4, 1.0, 5.2, 9.0), (9.4, 14, 5.2, 9), (1, 9.4, 9, 5.2), (14, 9.4, 9, 5.2)] {
        rect(.x(x), .y(y), .width(width), .height(height), .rx(2.6))
      }
    }
  }

  /// The search box; it works as a plain form.
  func searchForm(_ visit: Visit, big: Bool = false) {
    let link = visit.link(.search)
    // Where what is found stands on the same page it follows the words.
    let moving: [Attribute] =
      big && visit.path == ["search"]
      ? [.hxGet(link), .hxTrigger("input delay:400ms"), .hxLatest, .hxAddress] + Attribute.hxReplace("#found") : []
    form([.class(big ? "search search-big" : "search"), .role("search"), .get, .action(link)] + moving) {
      let id = big ? "q-main" : "q-top"
      label(visit.say("搜索", "Search"), .class("unseen"), .for(id))
      input(
        .type("search"), .id(id), .name("q"), .value(big ? visit.query.text : ""), .maxLength(PageQuery.longestText),
        .autocomplete("off"),
        .placeholder(visit.say("机构、产品、需求、注册证号…", "Organisations, products, needs, certificates…")))
      if big { for kind in visit.query.kinds { input(.type("hidden"), .name("kind"), .value(kind.rawValue)) } }
      button(visit.say("搜索", "Search"), .type("submit"))
    }
  }
}
