import ArgumentParser
import Core
import Foundation
import Language
import Registry
import Store

/// Options that every command has: which store, which language, for people or for programs.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .long, help: "Where the cluster is kept: a path, or postgresql://… . Also LIANQIAO_STORE. [var/lianqiao.db]")
  var store: String?

  @Option(name: .long, help: "zh or en. [from the environment]")
  var lang: String?

  @Flag(name: .long, help: "Print JSON for programs.")
  var json = false

  var language: Language {
    switch lang {
    case "zh"?: .zh
    case "en"?: .en
    default:
      Language.preferred(
        fromLocale: Environment.value("LC_ALL") ?? Environment.value("LC_MESSAGES") ?? Environment.value("LANG"))
    }
  }

  func validate() throws {
    if let lang, lang != "zh", lang != "en" { throw ValidationError("--lang takes zh or en. / --lang 只能是 zh 或 en。") }
  }

  /// A file's path, or the address of a database.
  var storeAddress: String { store ?? Environment.value("LIANQIAO_STORE") ?? "var/lianqiao.db" }
}

/// What the process was started with.
enum Environment {
  static func value(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Who acts, for the journal: the person at the terminal.
  static var actor: String { "cli:" + (value("LIANQIAO_ACTOR") ?? value("USER") ?? value("LOGNAME") ?? "operator") }

  static var share: Share {
    let executable =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return Share(environment: ProcessInfo.processInfo.environment, executable: URL(fileURLWithPath: executable))
  }
}
