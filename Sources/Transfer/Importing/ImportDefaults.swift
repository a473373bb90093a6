import Core
import Registry

/// What a row without a word about it is taken to mean. Told in the report, and overruled by `--set`.
enum ImportDefaults {
  static func of(_ kind: Kind) -> [(String, Value)] {
    switch kind {
    // A hospital's list of things wanted is the common case.
    case Need.kind: [("market", .string("procurement")), ("status", .string("open"))]
    case Offer.kind: [("market", .string("supply")), ("status", .string("open"))]
    default: []
    }
  }
}
