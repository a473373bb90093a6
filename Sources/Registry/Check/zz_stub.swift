package import Core
package import Store
package struct Problem: Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning }
  package let severity: Severity
  package let code: String
  package let at: Ref?
  package let place: String
  package let others: [Ref]
  package let label: Label
}
extension Cluster {
  package func contradictions(for audience: Audience) -> [Problem] { [] }
  package func unsourced(for audience: Audience) -> [Problem] { [] }
}
package enum StoreCheck { package static func problems(_ store: any Store) async throws -> [Problem] { [] } }
