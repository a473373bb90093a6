package import Core
package import Foundation
import Registry
import Sheets

/// In which order files of several kinds are read, and which files of a folder are read at all.
package enum KindOrder {
  /// What a whole cluster is exported as. Reference sets are installed: they have another owner and a licence.
  package static let kinds: [Kind] = {
    // Sources come before what cites them. References may point ahead.
    let first = [Batch.kind, Publication.kind]
    return first + Entities.all.map { $0.kind }.filter { !first.contains($0) && $0 != ReferenceSet.kind }
  }()

  /// The files of a folder that `export --all` would write, sources first. Others are left alone.
  package static func files(in folder: URL) throws -> [(kind: Kind, file: URL)] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      throw Refusal.unreadable(folder.path, error)
    }
    var out: [(kind: Kind, file: URL)] = []
    for kind in kinds {
      let own = names.filter { name in
        let file = URL(fileURLWithPath: name)
        return file.deletingPathExtension().lastPathComponent == kind.rawValue
          && Exporter.formats.contains(file.pathExtension.lowercased())
      }
      if own.count > 1 { throw Refusal(.importFolderTwice, at: folder.path, ["first": own[0], "second": own[1]]) }
      if let name = own.first { out.append((kind, folder.appendingPathComponent(name))) }
    }
    guard !out.isEmpty else { throw Refusal(.importFolderEmpty, at: folder.path, ["folder": folder.path]) }
    return out
  }

  /// A request for each kind of which a file of JSON Lines has records, where nobody says which kind it holds.
  package static func requests(_ request: ImportRequest, kind: Kind?) throws -> [ImportRequest] {
    var request = request
    if let kind {
      try requireImported(kind, request)
      request.kind = kind
      return [request]
    }
    let file = request.file.lastPathComponent
    guard try LineReader.reads(request.file.path) else {
      throw Refusal(.importKindAbsent, at: "--kind", ["file": file])
    }
    let found = try LineSurvey.kinds(request.file.path).map { try Entities.named($0.rawValue).kind }
    guard !found.isEmpty else { throw Refusal(.importKindAbsent, at: "--kind", ["file": file]) }
    for kind in found { try requireImported(kind, request) }
    return kinds.filter(found.contains).map { kind in
      var own = request
      own.kind = kind
      own.otherKinds = Set(found).subtracting([kind])
      return own
    }
  }

  /// The registry's own books come whole from another store, or not at all.
  private static func requireImported(_ kind: Kind, _ request: ImportRequest) throws {
    let isCarried = request.keepsIDs && kinds.contains(kind)
    guard isCarried || Entities.isImported(kind) else { throw Entities.unknown(kind.rawValue) }
  }
}
