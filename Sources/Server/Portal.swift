package import Access
import Core
package import Files
package import Hummingbird
package import Logging

/// The portal's ways in. Pages stand under each language; what machines ask for stands beside them.
package struct Portal: Sendable {
  package let live: LiveCluster
  let version: String
  let script: Script?
  let site: SiteSettings
  let accounts: AccountService
  let door: APIDoor
  let logger: Logger

  /// Without a desk and a token the API reads and takes no writes; without `files` nothing is attached; without `script` nothing moves.
  package init(
    live: LiveCluster, version: String, logger: Logger, passwords: PasswordDesk, site: SiteSettings = .plain,
    desk: ImportDesk? = nil, files: FileFolder? = nil, token: APIToken? = nil, letters: (any Letters)? = nil,
    script: Script? = nil
  ) {
    self.live = live
    self.version = version
    self.logger = logger
    self.site = site
    self.script = script
    accounts = AccountService(
      live: live, passwords: passwords, site: site, desk: desk, files: files, letters: letters)
    door = APIDoor(live: live, desk: desk, token: token, version: version)
  }

  /// All routes; this needs no socket.
  package func router() -> Router<PortalContext> {
    let router = Router(context: PortalContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog())
    router.add(middleware: SecurityHeaders(site: site, script: script))
    router.add(middleware: Recognition(live: live, site: site))
    router.add(middleware: ErrorAnswers(live: live))
    router.add(middleware: APIErrors())
    Route.register(Self.routes, of: self, on: router)
    return router
  }

  /// Every way in, with what one has to be allowed to take it. The API refuses other methods in its own words.
  package static let routes: [Route] =
    MachineRoutes.all + FeedRoutes.all + pages + accountPages + workPages + roundPages + APIDoor.routes

  private static let pages: [Route] =
    Route.page("", for: .readPublic, HomePage.self)
    + Route.page("market", for: .readPublic, MarketsPage.self)
    + Route.page("market/:market", for: .readPublic, MarketPage.self)
    + Route.page("search", for: .readPublic, SearchPage.self)
    + Route.page("figures", for: .readPublic, FiguresPage.self)
    + Route.page("about", for: .readPublic, AboutPage.self)
    + Route.page("api", for: .readPublic, APIPage.self)
    + Route.page("problems", for: .readPublic, ProblemsPage.self)
    + Route.page("problems/:code", for: .readPublic, ProblemPage.self)
    + Route.page("sheet/:id", for: .readPublic, SheetPage.self)
    + Route.page("pair/:kind/:id/:otherkind/:other", for: .readPublic, PairPage.self)
    + Route.page(":kind", for: .readPublic, ListPage.self)
    + Route.page(":kind/:id", for: .readPublic, RecordPage.self)
    + [
      Route.page(at: "api/docs", as: "api", for: .readPublic, APIPage.self),
      Route.page(at: "api/problems", as: "problems", for: .readPublic, ProblemsPage.self),
      Route.page(at: "api/problems/:code", as: "problems/:code", for: .readPublic, ProblemPage.self),
    ]

  private static let accountPages: [Route] =
    Route.form("sign-in", for: .signIn, SignInPage.self)
    + Route.form("sign-in/code", for: .signIn, CodePage.self)
    + Route.submit("sign-out", for: .readOwnAccount, SignOut.self)
    + Route.form("password/:secret", for: .signIn, PasswordPage.self)
    + Route.form("account", for: .readOwnAccount, AccountPage.self)
    + Route.form("account/second-factor", for: .changeOwnAccount, SecondFactorPage.self)
    + Route.form("account/password", for: .changeOwnAccount, ChangePasswordPage.self)
    + Route.form("account/tokens", for: .changeOwnAccount, TokensPage.self)
    + Route.form("account/data", for: .changeOwnAccount, AccountDataPage.self)
    + Route.accountExport
    + Route.form("account/email", for: .changeOwnAccount, EmailPage.self)
    + Route.form("email/:secret", for: .changeOwnAccount, ConfirmEmailPage.self)
    + Route.form("invitation/:secret", for: .signIn, InvitationPage.self)
    + Route.form("people/:id", for: .invite, PeoplePage.self)
    + Route.form("claim/:id", for: .claimOrganisation, ClaimPage.self)
    + Route.form("claims", for: .operate, ClaimsPage.self)
    + Route.personal("accounts", for: .giveOffices, AccountsPage.self)
    + Route.form("accounts/:id", for: .giveOffices, OfficesPage.self)

  private static let workPages: [Route] =
    Route.personal("desk", for: .engage, DeskPage.self)
    + Route.form("inbox", for: .readOwnAccount, InboxPage.self)
    + Route.form("searches", for: .readOwnAccount, SavedSearchesPage.self)
    + Route.unsubscribe
    + Route.personal("board", for: .introduce, BoardPage.self)
    + Route.personal("funnel", for: .operate, FunnelPage.self)
    + Route.form("bulk/:kind", for: .operate, BulkPage.self)
    + Route.form("batches", for: .operate, BatchesPage.self)
    + Route.form("candidates", for: .operate, CandidatesPage.self)
    + Route.form("trials", for: .operate, TrialsPage.self)
    + Route.form("announcements", for: .operate, AnnouncementsPage.self)
    + Route.listFile
    + Route.form("review", for: .review, ReviewPage.self)
    + Route.personal("post", for: .post, PostPage.self)
    + Route.form("post/:kind/:market", for: .post, NewPostingPage.self)
    + Route.form("posting/:kind/:id", for: .post, PostingPage.self)
    + Route.form("engage/:kind/:id/:otherkind/:other", for: .engage, EngagePage.self)
    + Route.form("engagement/:id", for: .engage, EngagementPage.self)
    + Route.meetingFile
    + Route.attachments
    + Route.personal("import", for: .importFiles, ImportKindsPage.self)
    + Route.personal("import/:kind", for: .importFiles, ImportPage.self)
    + Route.importUpload
    + Route.form("import/job/:job", for: .importFiles, ImportJobPage.self)

  private static let roundPages: [Route] =
    Route.personal("round", for: .readPublic, RoundsPage.self)
    + Route.personal("round/:id", for: .readPublic, RoundPage.self)
    // Not under `need/:id`: the router takes a literal segment before `:kind` and does not come back to it.
    + Route.personal("challenge/:id", for: .readPublic, RoundsPage.self)
    + Route.form("round/:id/apply/:need", for: .apply, NewApplicationPage.self)
    + Route.form("round/:id/objection", for: .apply, ObjectionPage.self)
    + Route.personal("applications", for: .apply, ApplicationsPage.self)
    + Route.form("application/:id", for: .engage, ApplicationPage.self)
    + Route.personal("reviews", for: .judge, ReviewsPage.self)
    + Route.form("reviews/:id", for: .judge, ScorePage.self)
    + Route.form("rounds", for: .runRounds, RoundDeskPage.self)
    + Route.form("rounds/:id", for: .runRounds, RoundOfficePage.self)
    + Route.form("rounds/:id/experts", for: .runRounds, RoundExpertsPage.self)
}
