/// What handlers work with besides the cluster of the moment.
struct APIService: Sendable {
  let live: LiveCluster
  /// Nil where the server takes no writes.
  let desk: ImportDesk?
  let version: String
}
