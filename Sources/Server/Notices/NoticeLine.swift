import Access
import Core
import Exchange
import HTML
import Matching
import Notices
import Registry
import Store

/// A notice in words, and where it leads.
struct NoticeLine: Sendable {
  let notice: Notice
  let words: String
  let link: Link
}

/// Says what notices say, as far as their reader may see it now: whoever lost sight of a matter is told nothing of it any more.
struct NoticeReading: Sendable {
  let caller: Caller
  let cluster: Cluster
  let language: Language
  private let engagements: [String: Engagement]
  private let searches: [String: SavedSearch]
  private let rounds: RoundNotices
  /// Names of who joined.
  private let people: [String: String]

  /// With what `notices` are about.
  init(
    _ notices: [Notice], for caller: Caller, in cluster: Cluster, _ language: Language, _ connection: any Connection
  ) throws {
    self.caller = caller
    self.cluster = cluster
    self.language = language
    let ids = Set(notices.filter { $0.subject.kind == Engagement.kind }.map(\.subject.id))
    engagements = try ids.reduce(into: [:]) { $0[$1] = try Engagements.find($1, connection) }
    people = try notices.filter { $0.matter == .memberJoined }.reduce(into: [:]) {
      $0[$1.detail] = try Accounts.find(AccountID(rawValue: $1.detail), connection)?.name
    }
    let own = try caller.account.map { try SavedSearch.of($0.id, connection) } ?? []
    searches = own.reduce(into: [:]) { $0[$1.id] = $1 }
    rounds = try RoundNotices(notices, for: caller, in: cluster, connection)
  }

  /// The organisations of `caller`, with the ids that these had before they were merged: under those they were told.
  static func addressees(_ caller: Caller, in cluster: Cluster) -> [Addressee] {
    Addressee.all(of: caller, organisations: cluster.formerly(Set(caller.roles.keys)))
  }

  func lines(_ notices: [Notice]) -> [NoticeLine] { notices.compactMap(line) }

  private func line(_ notice: Notice) -> NoticeLine? {
    switch notice.matter {
    case .postingExpiring, .postingHandedIn, .postingPublished, .postingReturned, .postingExpired: posting(notice)
    case .matchNew: match(notice)
    case .searchNew: search(notice)
    case .claimGranted, .claimRefused: claim(notice)
    case .memberJoined: joined(notice)
    default:
      switch notice.subject.kind {
      case Round.kind, RoundApplication.kind: round(notice)
      default: engagement(notice)
      }
    }
  }

  private func engagement(_ notice: Notice) -> NoticeLine? {
    guard let engagement = engagements[notice.subject.id],
      EngagementStanding(caller, engagement, in: cluster).mayRead
    else { return nil }
    let who =
      Side(rawValue: notice.detail).map { side in
        name(Ref(Organisation.kind, cluster.present(engagement.organisation(side))))
      } ?? Label("经纪人", "The broker")[language]
    return say(
      notice, ["who": who, "what": "\(name(engagement.ask)) ↔ \(name(engagement.answer))"],
      .engagement(engagement.id))
  }

  private func posting(_ notice: Notice) -> NoticeLine? {
    guard let title = title(notice.subject) else { return nil }
    switch notice.addressee {
    case .organisation(let id):
      let mayPost = caller.may(.post, for: cluster.present(id))
      return say(notice, ["what": title], mayPost ? .posting(notice.subject) : .record(notice.subject))
    default: return say(notice, ["what": title], .review)
    }
  }

  /// Its detail is the organisation that did it, or a day.
  private func round(_ notice: Notice) -> NoticeLine? {
    let title = { name(cluster.successor(of: $0, for: caller.audience) ?? $0) }
    guard let (what, address) = rounds.subject(of: notice, title, language) else { return nil }
    let who = name(Ref(Organisation.kind, cluster.present(notice.detail)))
    return say(notice, ["what": what, "who": who, "day": notice.detail], address)
  }

  /// Its detail is the reader's side and the other record.
  private func match(_ notice: Notice) -> NoticeLine? {
    let parts = notice.detail.split(separator: " ").map(String.init)
    guard parts.count == 2, let side = Side(rawValue: parts[0]), let other = Ref(parts[1]),
      let (mine, theirs) = title(notice.subject).flatMap({ mine in title(other).map { (mine, $0) } })
    else { return nil }
    return say(
      notice, ["what": mine, "other": theirs],
      side == .ask ? .pair(notice.subject, other) : .pair(other, notice.subject))
  }

  private func search(_ notice: Notice) -> NoticeLine? {
    guard let search = searches[notice.subject.id], let query = try? PageQuery(search.query) else { return nil }
    let words = notice.matter.label.filled(["what": search.name, "count": notice.detail])
    return NoticeLine(notice: notice, words: words[language], link: Address.search.link(language, query.items))
  }

  private func claim(_ notice: Notice) -> NoticeLine? {
    let id = cluster.present(notice.subject.id)
    return title(Ref(Organisation.kind, id)).map { say(notice, ["what": $0], .claim(id)) }
  }

  /// Names of people are for whom it concerns who is of it, and only while it does.
  private func joined(_ notice: Notice) -> NoticeLine? {
    let id = cluster.present(notice.subject.id)
    guard caller.may(.invite, for: id), let who = people[notice.detail] else { return nil }
    return say(notice, ["who": who, "what": name(Ref(Organisation.kind, id))], .people(id))
  }

  private func say(_ notice: Notice, _ values: [String: String], _ address: Address) -> NoticeLine {
    NoticeLine(notice: notice, words: notice.matter.label.filled(values)[language], link: address.link(language))
  }

  private func title(_ ref: Ref) -> String? { cluster.title(of: ref, for: caller.audience)?.best(language) }

  private func name(_ ref: Ref) -> String { title(ref) ?? Label("（已不公开）", "(no longer shown)")[language] }
}
