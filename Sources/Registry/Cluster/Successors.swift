import Core

// Ids that stand outside of records: in memberships, engagements and postings they are what they were when they were written.

extension Cluster {
  /// The id of the organisation that `id` was merged into, or itself.
  package func present(_ id: String) -> String {
    successor(of: Ref(Organisation.kind, id), for: .operating)?.id ?? id
  }

  /// These organisations with the ids of all that were merged into them: under those engagements and postings may still stand.
  package func formerly(_ organisations: Set<String>) -> Set<String> {
    organisations.reduce(into: organisations) { ids, id in
      for redirect in merged(into: Ref(Organisation.kind, id), for: .operating) {
        if let former = redirect.former.flatMap({ Ref($0) }) { ids.insert(former.id) }
      }
    }
  }
}
