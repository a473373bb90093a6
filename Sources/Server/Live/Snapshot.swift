package import Core
package import Exchange
package import Notices
package import Registry
import Synchronization

/// The cluster at one sequence of the journal, with what pages compute from it only once.
package final class Snapshot: Sendable {
  /// Kinds whose records can ask for something.
  package static let askKinds: [Kind] = [Need.kind, Project.kind]

  package let cluster: Cluster
  package let exchange: Exchange
  /// The day on which certificates and offers are still valid or no longer.
  package let today: Day
  package let head: JournalHead
  package let publicHead: PublicHead
  package let arrivals: Arrivals
  package let names: NameReading
  /// Open files of what is published, by the record whose page they stand on. Read after the records, they may be newer: never
  /// shown before they were reviewed, and gone as soon as they are taken back.
  package let attachments: [Ref: [Attachment]]
  /// Whether records were made up to try the program's strength: every page says so.
  package let holdsGenerated: Bool
  /// What the office announces, today or soon.
  package let announcements: [Announcement]
  /// Pages that were written from this snapshot, or from those before it that had the same records.
  package let pages: PageCache

  private let remembered: Remembered

  private final class Remembered: Sendable {
    let memo = Mutex(Memo())
  }

  private struct Memo {
    var orders: [Alphabet: NameOrder] = [:]
    var citations: [String: [CitedPlace]]?
    var problems: [Audience: [Problem]] = [:]
    var refs: [Served: [Ref]] = [:]
    var codes: [String: [Code]]?
  }

  private struct Alphabet: Hashable {
    let kind: Kind
    let language: Language
  }

  private struct Served: Hashable {
    let kind: Kind
    let audience: Audience
  }

  /// - Parameter twin: one with the same records, on the same day: what it remembers holds here too. Else a stranger who signs in wrongly
  ///   would have every page written again, and by the time it takes others could tell when somebody signs in.
  package init(
    _ cluster: Cluster, head: JournalHead, publicHead: PublicHead, arrivals: Arrivals, names: NameReading,
    announcements: [Announcement] = [], attachments: [Ref: [Attachment]] = [:], today: Day = .today(),
    twin: Snapshot? = nil
  ) {
    self.announcements = announcements
    pages = twin?.pages ?? PageCache()
    remembered = twin?.remembered ?? Remembered()
    self.cluster = cluster
    self.today = today
    exchange = Exchange(cluster, today: today)
    self.head = head
    self.publicHead = publicHead
    self.arrivals = arrivals
    self.names = names
    self.attachments = attachments
    holdsGenerated = cluster.all(Publication.self, for: .operating).contains(where: \.isGenerated)
  }

  /// Public records of a kind in the order of a phone book, as a reader of `language` reads their names.
  package func order(of kind: Kind, in language: Language) -> NameOrder {
    let alphabet = Alphabet(kind: kind, language: language)
    if let known = remembered.memo.withLock({ $0.orders[alphabet] }) { return known }
    // Worked out outside the lock: two visitors may do it twice, but nobody waits for a stranger's list.
    let made = NameOrder(kind, in: cluster, for: .visitor, names: names, language: language)
    remembered.memo.withLock { $0.orders[alphabet] = made }
    return made
  }

  /// What is said where in a publication.
  package func citations(of publication: String) -> [CitedPlace] {
    if let known = remembered.memo.withLock({ $0.citations }) { return known[publication] ?? [] }
    let made = CitedPlace.all(in: cluster, for: .visitor)
    remembered.memo.withLock { $0.citations = made }
    return made[publication] ?? []
  }

  /// Where sources or figures contradict each other, as a visitor may see.
  package var contradictions: [Problem] { contradictions(for: .visitor) }

  package func contradictions(for audience: Audience) -> [Problem] {
    if let known = remembered.memo.withLock({ $0.problems[audience] }) { return known }
    let made = cluster.contradictions(for: audience, today: today)
    if Self.isShared(audience) { remembered.memo.withLock { $0.problems[audience] = made } }
    return made
  }

  /// Records of a kind that an audience may see, by id.
  package func refs(of kind: Kind, for audience: Audience) -> [Ref] {
    let key = Served(kind: kind, audience: audience)
    if let known = remembered.memo.withLock({ $0.refs[key] }) { return known }
    let records = RecordJSON(cluster: cluster, audience: audience)
    let made = Entities.type(kind).map { all($0, audience) }?.filter(records.holds).map(\.ref) ?? []
    if Self.isShared(audience) { remembered.memo.withLock { $0.refs[key] = made } }
    return made
  }

  private func all<E: Entity>(_ type: E.Type, _ audience: Audience) -> [any Entity] { cluster.all(type, for: audience) }

  /// Whether many ask as this audience. Of each member's own the memory would have no end.
  private static func isShared(_ audience: Audience) -> Bool { audience == .visitor || audience == .operating }

  /// Code systems with their codes, in the order of their tables.
  package var codes: [String: [Code]] {
    if let known = remembered.memo.withLock({ $0.codes }) { return known }
    let made = Dictionary(grouping: cluster.codes.order, by: \.system)
    remembered.memo.withLock { $0.codes = made }
    return made
  }
}
