import Core
import Foundation

/// Where passwords are hashed and compared: on threads of its own, so few at a time that nobody can fill the memory by signing in often.
package final class PasswordDesk: Sendable {
  /// Each takes 64 MiB and a core.
  private static let atOnce = 2
  /// Who comes later than this is asked to come again: they would wait for seconds.
  private static let mostWaiting = 100

  private let queue: OperationQueue
  private let nobody: PasswordHash

  package init() throws {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = Self.atOnce
    nobody = try .ofNobody()
  }

  package func hash(_ password: Password) async throws -> PasswordHash { try await run { try PasswordHash(password) } }

  /// Whether `words` are the password behind `hash`; without a hash they are not, after the same time.
  func matches(_ words: String, _ hash: PasswordHash?) async throws -> Bool {
    // Nobody's password is longer than one may be, however it is composed: comparing more would be work that a stranger decides on.
    let password = Password(unchecked: words.utf8.count <= 4 * Password.most ? words : "")
    let isRight = try await run { [nobody] in (hash ?? nobody).matches(password) }
    return isRight && hash != nil
  }

  private func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    guard queue.operationCount < Self.mostWaiting else { throw Refusal(.passwordBusy) }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result(catching: body)) }
    }
  }
}
