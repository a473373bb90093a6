package import Core
import Registry

/// A second record that a row of a kind describes along with it: a product's row often carries its registration.
package struct Companion: Sendable {
  package let type: any Entity.Type
  /// The companion's field that refers back to the row's record.
  package let back: String

  package static func of(_ kind: Kind) -> Companion? {
    kind == Product.kind ? Companion(type: Registration.self, back: "product") : nil
  }
}
