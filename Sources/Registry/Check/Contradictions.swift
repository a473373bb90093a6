package import Core

extension Cluster {
  /// What the records say that cannot all be true, each in words with its numbers, as far as `audience` may see.
  ///
  /// Nothing of it is an error: sources do contradict each other, and the office decides. `today` is the day on which a
  /// certificate has expired or has not.
  package func contradictions(for audience: Audience, today: Day = .today()) -> [Problem] {
    let survey = Survey(self, audience: audience, today: today)
    return ContradictionRule.all.flatMap { $0.find(survey) }
  }
}

/// One way in which records contradict each other. A new rule is its own file and one entry of `all`.
///
/// A rule says only what follows from the records: where a reading exists under which all of them hold, it is silent.
struct ContradictionRule: Sendable {
  let find: @Sendable (Survey) -> [Problem]

  init(_ find: @escaping @Sendable (Survey) -> [Problem]) { self.find = find }

  /// In the order in which a page tells them.
  static let all: [ContradictionRule] = [
    .growth, .rivalFigures, .figureParts, .figureTimes, .rivalValues, .placeAreas, .eventPeriods, .publicationEvents,
    .policyTerms, .registrationTerms, .registrationNumbers, .productMakers,
  ]
}

/// What the rules look at: one cluster as one audience sees it on one day.
struct Survey {
  let cluster: Cluster
  let audience: Audience
  let today: Day
  /// Figures of one indicator about one subject, by id. Figures without a subject are in none: nobody knows what they share.
  let topics: [Topic: [Figure]]

  struct Topic: Hashable, Comparable {
    let subject: Ref
    let indicator: String
    static func < (a: Topic, b: Topic) -> Bool { (a.subject, a.indicator) < (b.subject, b.indicator) }
  }

  init(_ cluster: Cluster, audience: Audience, today: Day) {
    self.cluster = cluster
    self.audience = audience
    self.today = today
    var topics: [Topic: [Figure]] = [:]
    for figure in cluster.all(Figure.self, for: audience) {
      // A figure about a record that this audience may not see would tell of it.
      guard let subject = figure.subject, let indicator = figure.indicator, figure.value != nil,
        cluster.record(subject, for: audience) != nil
      else { continue }
      topics[Topic(subject: subject, indicator: indicator), default: []].append(figure)
    }
    self.topics = topics
  }

  func all<E: Entity>(_ type: E.Type) -> [E] { cluster.all(type, for: audience) }

  func find<E: Entity>(_ id: ID<E>?) -> E? { id.flatMap { cluster.find($0, for: audience) } }

  /// When the publication appeared that a citation names.
  func issued(_ citation: Citation?) -> Period? {
    guard let citation, citation.origin == .publication else { return nil }
    return find(ID<Publication>(citation.id))?.issued
  }
}
