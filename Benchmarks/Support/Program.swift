import Core
import Foundation

/// How a measuring program ends that cannot measure.
package enum Program {
  /// Says on standard error what was wrong and what to do.
  package static func end(_ error: any Error) -> Never {
    guard let refusal = error as? Refusal else { end("\(error)", status: 1) }
    end(refusal.description, refusal.fix.en, status: refusal.rule.exit)
  }

  /// Says on standard error why there is nothing to measure.
  package static func end(_ lines: String..., status: Int32) -> Never {
    FileHandle.standardError.write(Data(lines.map { $0 + "\n" }.joined().utf8))
    exit(status)
  }
}
