import Core

/// What anybody may know of who stands behind a record: its provider, its maker, whoever leads it.
struct PublicParty: Sendable {
  let title: Text
  /// Where it is; of an organisation alone.
  let region: [Code]

  init(_ entity: any Entity) {
    title = entity.title
    region = (entity as? Organisation)?.region ?? []
  }

  /// The country in which a partner sits that a record offers, seeks or is, where it is one alone; nil where that cannot be told
  /// to anybody.
  ///
  /// As the market for partners abroad sees it (`AnswerReader.partner`), so that whoever looks for one there is spared all that
  /// are here. A party that not everybody may see may sit elsewhere than the record says.
  static func country(
    of values: [Value?], _ kind: ProfileFields, _ party: (Ref) -> PublicParty?
  ) -> Code? {
    var (own, theirs): ([Code], [Code]?) = ([], [])
    for (field, value) in zip(kind.all, values) {
      switch (field.name, value) {
      case ("region", .codes(let codes)): own = codes
      case ("provider", .ref(let ref)), ("lead", .ref(let ref)): theirs = party(ref)?.region
      case ("market", .string(let market)) where kind.kind == Offer.kind && market != "cooperation": return nil
      default: break
      }
    }
    let places: [Code]? =
      switch kind.kind {
      case Offer.kind: theirs.map { $0.isEmpty ? own : $0 }
      case Project.kind: own.isEmpty ? theirs : own
      case Organisation.kind: own
      default: nil
      }
    let countries = Set((places ?? []).map(\.country))
    return countries.count == 1 ? countries.first : nil
  }
}
