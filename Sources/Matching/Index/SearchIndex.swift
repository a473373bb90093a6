package import Core

/// Words, facets and audiences of profiles; search, catalogue filters and matching all read it.
///
///     var index = SearchIndex()
///     index.upsert(profile)
///     let answer = index.search(Query(terms), for: .visitor, limit: 20)
///
/// A value: a copy is a snapshot that later writes do not change, and costs nothing to take. Two indexes of the same
/// profiles give the same answers to the last bit, in whatever order the profiles came and whatever came between.
package struct SearchIndex: Sendable {
  private(set) var fields = FieldTable()
  private var shelves = Shelf.Degree.allCases.map { _ in Shelf() }
  private var places = Sharded<Ref, Shelf.Place>()

  package init() {}

  package var count: Int { shelves.reduce(0) { $0 + $1.count } }

  package mutating func upsert(_ profile: Profile) {
    remove(profile.ref)
    let folded = FoldedField.all(of: profile, &fields)
    let entry = Entry(profile, fields: folded)
    let degree = Shelf.Degree(profile.visibility)
    if degree == .everyone { fields.count(entry) }
    let (window, slot) = shelves[degree.rawValue].insert(entry, folded)
    places[profile.ref] = Shelf.Place(degree: degree, window: window, slot: slot)
  }

  /// Removing what is not there changes nothing.
  package mutating func remove(_ ref: Ref) {
    guard let place = places[ref] else { return }
    if place.degree == .everyone, let entry = entry(at: place) { fields.uncount(entry) }
    shelves[place.degree.rawValue].remove(place)
    places[ref] = nil
  }

  /// The public shelf: the only source of statistics.
  var everyone: Shelf { shelves[Shelf.Degree.everyone.rawValue] }

  func window(at place: Shelf.Place) -> Window { shelves[place.degree.rawValue].windows[place.window] }

  func entry(at place: Shelf.Place) -> Entry? { window(at: place).entries[Int(place.slot)] }

  /// Nil for what is absent and for what this audience may not see: nobody learns which of the two it was.
  func place(of ref: Ref, for audience: Audience) -> Shelf.Place? {
    guard let place = places[ref], let entry = entry(at: place) else { return nil }
    return audience.sees(entry.visibility, owners: entry.owners) ? place : nil
  }

  /// The words under which a profile is found, as a query for its like; none for what this audience may not see.
  package func words(of ref: Ref, for audience: Audience) -> [Term] {
    (place(of: ref, for: audience).flatMap({ entry(at: $0) })?.words ?? []).map {
      Term(text: $0.text, surface: $0.surface, weight: $0.presence)
    }
  }

  /// A profile's facets by name; none for what this audience may not see.
  package func facets(of ref: Ref, for audience: Audience) -> [String: Set<String>] {
    let values = place(of: ref, for: audience).flatMap({ entry(at: $0) })?.facets ?? []
    return Dictionary(grouping: values, by: \.name).mapValues { Set($0.map(\.value)) }
  }

  /// The shelves on which this audience may see anything; whether it sees a profile there, each search asks again.
  func shelves(for audience: Audience) -> [(Shelf.Degree, Shelf)] {
    let degrees = audience == .visitor ? [.everyone] : Shelf.Degree.allCases
    return degrees.map { ($0, shelves[$0.rawValue]) }
  }
}
