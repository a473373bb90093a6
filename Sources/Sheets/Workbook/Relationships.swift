/// What a part of the package points at: `rId3` → a sheet, a link, the styles.
///
/// Parts are found through these and never by their usual names: writers put `xl/workbook.xml` where they please.
final class Relationships: XMLHandler {
  struct Target {
    /// Last word of the type's address: `worksheet`, `styles`, `hyperlink`. The addresses differ between the
    /// transitional and the strict form, their last words do not.
    let type: String
    /// A path within the zip; outside of it, an address as it stands.
    let path: String
  }

  private(set) var targets: [String: Target] = [:]
  private let folder: [Substring]

  /// The relationships of a part; none where it has no such file.
  init(of part: String, in archive: Archive) throws {
    let pieces = part.split(separator: "/")
    folder = pieces.dropLast()
    let path = (folder + ["_rels", Substring((pieces.last ?? "") + ".rels")]).joined(separator: "/")
    guard archive.contains(path) else { return }
    try archive.part(path).parse(self)
  }

  func first(_ type: String) -> String? {
    targets.sorted { $0.key < $1.key }.first { $0.value.type == type }?.value.path
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    let type = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    let isOutside = attributes["TargetMode"] == "External"
    targets[id] = Target(type: type, path: isOutside ? target : resolved(target))
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// `/xl/a.xml`, `a.xml` and `../a.xml` to a path within the zip.
  private func resolved(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for piece in target.split(separator: "/") where piece != "." {
      if piece == ".." { _ = path.popLast() } else { path.append(piece) }
    }
    return path.joined(separator: "/")
  }
}
