import Access
import ArgumentParser
import Core
import Store

/// The account that a command is about.
struct AccountChoice: ParsableArguments {
  @Argument(help: "The account: its e-mail address or id.")
  var account: String

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  /// Does something to it as one act, and says what it is now.
  func change(
    _ verb: String, _ options: StoreOptions, _ body: @escaping @Sendable (Act, Account) throws -> Void
  ) async throws {
    let place = try await Workplace.open(options)
    let name = account
    let (now, changed) = try await place.store.act(as: Environment.actor, verb, reason: reason) { act in
      let found = try Accounts.named(name, act.connection)
      try body(act, found)
      return (try act.account(found.id), act.last > act.begin)
    }
    if options.json { return try Terminal.json(ChangeJSON(account: now.id.rawValue, changed: changed)) }
    let offices = now.offices.sorted().map { $0.label[options.language] }
    let words = [now.email.description, now.state.label[options.language]] + offices
    let done = changed ? Label("已更改：", "Changed: ") : Label("没有变化：", "Nothing to change: ")
    Terminal.print(done[options.language] + words.joined(separator: options.language == .en ? ", " : "，"))
  }

  private struct ChangeJSON: Encodable {
    let account: String
    let changed: Bool
  }
}
