import Core
import Foundation

/// What can be wrong with a file of vectors.
enum VectorFault: Error, Equatable {
  case foreign
  case version(Int)
  case size
  case checksum
  case piece(Int)

  func refusal(_ file: URL) -> Refusal {
    let why: Label =
      switch self {
      case .foreign: Label("不是语义向量表", "it is no table of vectors")
      case .version(let version): Label("格式版本为 \(version)", "it is of version \(version)")
      case .size: Label("长度与表头不符", "it is not as long as its head says")
      case .checksum: Label("校验和不符", "its checksum is wrong")
      case .piece(let piece): Label("第 \(piece + 1) 个词元无效", "its piece \(piece + 1) is invalid")
      }
    return Refusal(.resourceDamaged, at: file.path, ["what": file.lastPathComponent, "why": why.zh, "why.en": why.en])
  }
}
