import ArgumentParser
import Core
import Foundation

/// A command of ours: it may throw a `Refusal`, which becomes its message and its exit code.
protocol LianqiaoCommand: AsyncParsableCommand {
  var options: StoreOptions { get }
  func execute() async throws
}

extension LianqiaoCommand {
  func run() async throws {
    do {
      try await execute()
    } catch let refusal as Refusal {
      Terminal.refuse(refusal, json: options.json, options.language)
      throw ExitCode(refusal.rule.exit)
    } catch is CancellationError {
      throw ExitCode(130)
    }
  }
}
