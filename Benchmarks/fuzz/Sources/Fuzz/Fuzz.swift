import CFuzzer
import Foundation

/// libFuzzer's program: the target that LIANQIAO_FUZZ names, with libFuzzer's own arguments.
///
/// What a target finds is a trap: a broken law, a precondition, an address that is not its own.
@main enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        Fuzz.target(Feed(UnsafeRawBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  private static let target: @Sendable (Feed) -> Void = {
    let named: [String: @Sendable (Feed) -> Void] = [
      "text": TextTarget.run, "tables": TablesTarget.run, "segment": SegmentTarget.run, "folder": FolderTarget.run,
      "queries": QueriesTarget.run,
    ]
    let name = ProcessInfo.processInfo.environment["LIANQIAO_FUZZ"] ?? ""
    guard let target = named[name] else {
      print("LIANQIAO_FUZZ=\(named.keys.sorted().joined(separator: "|"))")
      exit(2)
    }
    return target
  }()
}

/// A law of the engines; libFuzzer keeps the input that breaks it.
func law(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}
