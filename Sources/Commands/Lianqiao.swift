package import ArgumentParser
import Core
import Foundation

/// `lianqiao`: the command line. One file a verb.
package struct Lianqiao: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "lianqiao",
    abstract: "链桥：运行一个医疗器械创新集群 · runs a medical-device innovation cluster",
    version: Version.current,
    subcommands: [
      Demo.self, Serve.self, Import.self, Export.self, Template.self, Match.self, SearchCommand.self, Check.self,
      Backup.self,
      Generate.self, ReferenceGroup.self,
      BatchGroup.self, RecordGroup.self, CandidateGroup.self, ClaimGroup.self, MappingGroup.self, AccountGroup.self,
      AccessGroup.self,
      MailGroup.self, LanguageGroup.self,
      EvalGroup.self,
    ])

  package init() {}
}

extension Lianqiao {
  /// Runs the command line and ends the process: 0 done, 1 refused, 2 wrong usage.
  ///
  /// ArgumentParser's own `main` would end wrong usage with 64, which scripts of other programs do not expect.
  package static func start() async -> Never {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      if CommandLine.arguments.contains("--json") {
        Terminal.refuse(Refusal(.usage, ["what": message(for: error)]), json: true, .en)
      } else {
        Terminal.note(fullMessage(for: error))
      }
      exit(withError: ExitCode(2))
    }
  }
}

/// The program's version.
package enum Version {
  package static let current = "0.1.0"
}
