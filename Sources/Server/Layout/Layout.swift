import Core
import HTML

/// Puts a page into the site: head, navigation, the page itself, foot.
package enum Layout {
  package static func document(_ page: some Document, version: String, script: Script? = nil) -> [UInt8] {
    let html = HTMLWriter()
    let visit = page.visit
    html.document(.lang(visit.language)) {
      head(html, page, script)
      html.body(.class("sheet-body", if: type(of: page).isSheet)) {
        html.a(visit.say("跳到正文", "Skip to content"), .class("skip"), .href(Link(fragment: "main")))
        if !type(of: page).isSheet { html.siteHeader(visit) }
        if visit.snapshot.holdsGenerated {
          html.p(
            visit.say("本站含有生成的数据，供试验之用，不是真实记录", "This site holds generated data, made for trials: no real records"),
            .class("generated"), .role("note"))
        }
        html.main(.id("main"), .class(type(of: page).isSheet ? "sheet" : "page")) { page.write(html) }
        if !type(of: page).isSheet { html.siteFooter(visit, version: version) }
      }
    }
    return html.finish()
  }

  private static func head(_ html: HTMLWriter, _ page: some Document, _ script: Script?) {
    let visit = page.visit
    let site = visit.say("链桥", "Lianqiao")
    html.head {
      html.meta(.charset("utf-8"))
      html.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      html.title(page.title.isEmpty ? site : "\(page.title) · \(site)")
      html.meta(.name("color-scheme"), .content("light dark"))
      html.link(.rel("stylesheet"), .href(Link(path: ["assets", Style.name])))
      html.link(.rel("icon"), .type("image/svg+xml"), .href(Link(path: ["favicon.svg"])))
      html.link(.rel("alternate"), .hreflang(visit.language == .en ? .zh : .en), .href(visit.otherLanguage))
      html.link(
        .rel("alternate"), .type("application/atom+xml"), .title(page.feed.title(visit.language)),
        .href(page.feed.link(visit.language)))
      if type(of: page).moves, let script {
        html.meta(.name("htmx-config"), .content(Script.settings))
        html.script(Link(path: ["assets", script.name]), integrity: script.integrity)
      }
      if let data = page.linkedData { html.linkedData(data) }
    }
  }
}
