import Core
package import Hummingbird
package import Logging

/// The portal's routes. Pages stand under each language; what machines ask for stands beside them.
package struct Portal: Sendable {
  package let live: LiveCluster
  private let version: String
  private let logger: Logger
  private let door: APIDoor

  /// Without a desk and a token the API reads and takes no writes.
  package init(live: LiveCluster, version: String, logger: Logger, desk: ImportDesk? = nil, token: APIToken? = nil) {
    self.live = live
    self.version = version
    self.logger = logger
    door = APIDoor(live: live, desk: desk, token: token, version: version)
  }

  /// All routes; this needs no socket.
  package func router() -> Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog())
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorAnswers(live: live))
    router.add(middleware: APIErrors())
    door.register(on: router)

    let machines = MachineRoutes(live: live)
    router.read("", machines.toLanguage)
    router.read("healthz", machines.health)
    router.read("robots.txt", machines.robots)
    router.read("favicon.svg", machines.icon)
    router.read("favicon.ico", machines.toIcon)
    router.read("assets/:name", machines.asset)
    router.read("a/:id", machines.shortAddress)

    FeedRoutes(live: live, version: version).register(on: router)

    for language in [Language.zh, .en] {
      let site = Site(live: live, language: language, version: version, router: router)
      site.page("", HomePage.self)
      site.page("market", MarketsPage.self)
      site.page("market/:market", MarketPage.self)
      site.page("search", SearchPage.self)
      site.page("figures", FiguresPage.self)
      site.page("about", AboutPage.self)
      site.page("api", APIPage.self)
      site.page("problems", ProblemsPage.self)
      site.page("problems/:code", ProblemPage.self)
      site.page("sheet/:id", SheetPage.self)
      site.page("pair/:kind/:id/:otherkind/:other", PairPage.self)
      site.page(":kind", ListPage.self)
      site.page(":kind/:id", RecordPage.self)
    }
    let site = Site(live: live, language: .zh, version: version, router: router)
    site.page(at: "api/docs", as: "api", APIPage.self)
    site.page(at: "api/problems", as: "problems", ProblemsPage.self)
    site.page(at: "api/problems/:code", as: "problems/:code", ProblemPage.self)
    return router
  }
}
