import Core
import Foundation
import Search
package import Store

extension Cluster {
  /// Where the index that is kept for a store answers otherwise than the tables: this cluster, which was read from them.
  ///
  /// The index follows the journal; what somebody wrote past the journal it does not know.
  package func differences(in folder: IndexFolder, of store: any Store) async throws -> [Problem] {
    let kept = try await store.read { [sources] in try Self.opened(folder, $0, sources) }
    guard let kept, kept.sequence == sequence else { return [] }
    return Entities.subjects.compactMap { type in
      let (ours, theirs) = (index.kept(of: type.kind, for: .operating), kept.index.kept(of: type.kind, for: .operating))
      let isSame = ours.elementsEqual(theirs) { ours, theirs in
        ours.ref == theirs.ref && ours.withBytes { ours in theirs.withBytes { ours.elementsEqual($0) } }
      }
      if isSame { return nil }
      return Problem(
        .error, "index.differs", place: folder.url.path,
        Label(
          "检索索引中的\(type.label.zh)与库中不一致：删除此文件夹，下次自动重建",
          "the search index's \(type.label.en.lowercased()) records differ from the store's: delete this folder, and it is made anew"
        ))
    }
  }
}
