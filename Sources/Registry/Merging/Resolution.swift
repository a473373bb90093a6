import Core
import Store

/// What a journalled value reads like now that some of the records that it names were merged into others.
struct Resolution {
  let connection: any Connection
  /// A merge that stands no more, as if it did.
  var besides: (former: Ref, into: Ref)?

  /// The spelling with every reference pointed to where its record went; the same spelling where none was merged.
  func now<E: Entity>(_ spelling: String?, of name: String, in type: E.Type) throws -> String? {
    guard let spelling else { return nil }
    switch name {
    case "@source": return try Citation(spelling).map(now)?.description
    case "@sources": return Sources.encode(try Sources.decode(spelling).mapValues(now))
    default:
      let isReference: Bool =
        switch E.field(name)?.type {
        case .ref: true
        // What is claimed of a reference is a reference.
        case .string: E.self is Claim.Type && name == "value"
        default: false
        }
      guard isReference, let ref = Ref(spelling), Entities.isSubject(ref.kind) else { return spelling }
      return try current(ref).description
    }
  }

  private func now(_ citation: Citation) throws -> Citation {
    guard citation.origin == .publication else { return citation }
    return Citation(.publication, try current(Ref(Publication.kind, citation.id)).id, citation.locator)
  }

  private func current(_ ref: Ref) throws -> Ref {
    let current = try Redirects.current(ref, connection)
    if let besides, current == besides.former { return besides.into }
    return current
  }
}
