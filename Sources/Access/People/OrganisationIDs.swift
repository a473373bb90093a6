/// An organisation as memberships may know it: by its id, and by those of organisations that were merged into it.
package struct OrganisationIDs: Sendable, Hashable {
  /// What is written from now on.
  package let present: String
  package let all: [String]

  package init(_ present: String, formerly: Set<String> = []) {
    self.present = present
    all = formerly.union([present]).sorted()
  }
}
