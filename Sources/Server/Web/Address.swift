package import Access
package import Core
package import HTML

/// Every page of the portal that another page links to. Links are made from these cases and from nothing else.
package enum Address: Hashable, Sendable {
  case home
  case markets
  case market(String)
  case list(Kind)
  case record(Ref)
  /// An ask with all its matches, on one printed page.
  case sheet(String)
  /// Why an answer fits an ask, or why not.
  case pair(Ref, Ref)
  case search
  case figures
  case about
  case api
  case problems
  /// A refusal by its code: what the `type` of a problem document leads to.
  case problem(String)
  case signIn
  case signInCode
  case signOut
  /// Where a one-time link leads: its secret.
  case password(String)
  case account
  case secondFactor
  case tokens
  case changePassword
  case accountData
  case accountExport
  case email
  /// Where a link to confirm an address leads: its secret.
  case confirmEmail(String)
  /// Where an invitation leads: its secret.
  case invitation(String)
  /// Who is of an organisation.
  case people(String)
  /// Where somebody says that they speak for an organisation.
  case claim(String)
  /// What the office decides of those.
  case claims
  case accounts
  case offices(AccountID)
  case desk
  case inbox
  case searches
  /// Where mail is stopped without signing in: the reader's key.
  case unsubscribe(String)
  /// What the office does to a whole list of a kind.
  case bulk(Kind)
  case batches
  case candidates
  /// Where trial bases are assigned to what looks for them.
  case trials
  case announcements
  /// A list as a spreadsheet.
  case listFile(Kind)
  case board
  case review
  case funnel
  /// Where a file is brought in; nil where its kind is chosen.
  case importFile(Kind?)
  case importJob(String)
  /// Where something is posted: which kind, in which market.
  case post
  case newPosting(Kind, String)
  case posting(Ref)
  /// Where an ask and an answer are brought together.
  case engage(Ref, Ref)
  case engagement(String)
  /// A meeting of it, for calendars.
  case meetingFile(String, String)
  /// A file that somebody attached.
  case attachment(String)
  /// Where one is attached to a posting, and to an engagement.
  case attachToPosting(Ref)
  case attachToEngagement(String)

  /// Rounds of challenges, and one of them, as everybody may see them.
  case rounds
  case round(String)
  /// The rounds that call for a need.
  case roundsFor(Ref)
  case newApplication(String, String)
  case applications
  case application(String)
  /// What an expert was given to judge.
  case reviews
  case scoring(String)
  case objection(String)
  /// As the office runs them.
  case roundDesk
  case roundOffice(String)
  case roundExperts(String)

  /// Segments behind the language.
  package var segments: [String] {
    switch self {
    case .home: []
    case .markets: ["market"]
    case .market(let name): ["market", name]
    case .list(let kind): [kind.rawValue]
    case .record(let ref): [ref.kind.rawValue, ref.id]
    case .sheet(let id): ["sheet", id]
    case .pair(let ask, let answer): ["pair", ask.kind.rawValue, ask.id, answer.kind.rawValue, answer.id]
    case .search: ["search"]
    case .figures: ["figures"]
    case .about: ["about"]
    case .api: ["api"]
    case .problems: ["problems"]
    case .problem(let code): ["problems", code]
    case .signIn: ["sign-in"]
    case .signInCode: ["sign-in", "code"]
    case .signOut: ["sign-out"]
    case .password(let secret): ["password", secret]
    case .account: ["account"]
    case .secondFactor: ["account", "second-factor"]
    case .tokens: ["account", "tokens"]
    case .changePassword: ["account", "password"]
    case .accountData: ["account", "data"]
    case .accountExport: ["account", "export"]
    case .email: ["account", "email"]
    case .confirmEmail(let secret): ["email", secret]
    case .invitation(let secret): ["invitation", secret]
    case .people(let organisation): ["people", organisation]
    case .claim(let organisation): ["claim", organisation]
    case .claims: ["claims"]
    case .accounts: ["accounts"]
    case .offices(let account): ["accounts", account.rawValue]
    case .desk: ["desk"]
    case .inbox: ["inbox"]
    case .searches: ["searches"]
    case .unsubscribe(let key): ["unsubscribe", key]
    case .bulk(let kind): ["bulk", kind.rawValue]
    case .batches: ["batches"]
    case .candidates: ["candidates"]
    case .trials: ["trials"]
    case .announcements: ["announcements"]
    case .listFile(let kind): ["xlsx", kind.rawValue]
    case .board: ["board"]
    case .review: ["review"]
    case .funnel: ["funnel"]
    case .importFile(let kind): ["import"] + (kind.map { [$0.rawValue] } ?? [])
    case .importJob(let id): ["import", "job", id]
    case .post: ["post"]
    case .newPosting(let kind, let market): ["post", kind.rawValue, market]
    case .posting(let ref): ["posting", ref.kind.rawValue, ref.id]
    case .engage(let ask, let answer): ["engage", ask.kind.rawValue, ask.id, answer.kind.rawValue, answer.id]
    case .engagement(let id): ["engagement", id]
    case .meetingFile(let id, let meeting): ["engagement", id, "meeting", meeting]
    case .attachment(let id): ["attachment", id]
    case .attachToPosting(let ref): ["posting", ref.kind.rawValue, ref.id, "attach"]
    case .attachToEngagement(let id): ["engagement", id, "attach"]
    case .rounds: ["round"]
    case .round(let id): ["round", id]
    case .roundsFor(let need): ["challenge", need.id]
    case .newApplication(let id, let need): ["round", id, "apply", need]
    case .applications: ["applications"]
    case .application(let id): ["application", id]
    case .reviews: ["reviews"]
    case .scoring(let id): ["reviews", id]
    case .objection(let id): ["round", id, "objection"]
    case .roundDesk: ["rounds"]
    case .roundOffice(let id): ["rounds", id]
    case .roundExperts(let id): ["rounds", id, "experts"]
    }
  }

  package func link(_ language: Language, _ query: [(name: String, value: String)] = [], fragment: String? = nil)
    -> Link
  {
    Link(path: [language.rawValue] + segments, query: query, fragment: fragment)
  }

  /// The address without a language, short enough to be read out on the phone.
  package static func short(_ id: String) -> Link { Link(path: ["a", id]) }
}
