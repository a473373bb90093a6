import ArgumentParser
import Core
import Exchange
import Language
import Registry
import Store

struct Check: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "核对完整性、来源与矛盾 · Check integrity, sources and contradictions")

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    var problems = try await StoreCheck.problems(place.store)
    let isReadable = !problems.contains { $0.code == "store.unreadable" }
    let head = isReadable ? try await place.store.read { try Journal.head($0) } : (seq: 0, hash: "")
    if isReadable {
      // From the tables: what is wrong there shall not be hidden by an index that was made before.
      let (cluster, language) = try await place.reading(nil)
      if language.bridge.dictionaryCount == nil { problems.append(Self.cedictAbsent) }
      problems += cluster.contradictions(for: .operating) + cluster.unsourced(for: .operating)
      if let folder = place.indexFolder {
        problems += try await cluster.differences(in: IndexFolder(folder, .asking), of: place.store)
      }
      problems += try await AttachmentUpkeep.problems(place.files, place.store)
    }
    let isChained = isReadable && !problems.contains { $0.code.hasPrefix("journal.") }
    let ok = !problems.contains { $0.severity == .error }
    if options.json {
      try Terminal.json(
        ReportJSON(
          ok: ok, journal: .init(entries: head.seq, head: "sha256:" + head.hash),
          problems: problems.map(ProblemJSON.init)))
    } else {
      let language = options.language
      for problem in problems {
        let sign = problem.severity == .error ? "✗" : "△"
        Terminal.print("\(sign) \(problem.label[language])  [\(problem.code)] \(problem.place)")
      }
      let warnings = problems.count { $0.severity == .warning }
      Terminal.print(
        Label(
          "日志 \(head.seq) 条，链\(isChained ? "完整" : "有误")；错误 \(problems.count - warnings)，提醒 \(warnings)",
          "Journal of \(head.seq) entries, \(isChained ? "whole" : "not whole"); \(problems.count - warnings) errors, \(warnings) warnings"
        )[
          language])
    }
    if !ok { throw ExitCode(1) }
  }

  private static let cedictAbsent = Problem(
    .warning, "language.cedict.absent", place: "share/cedict/cedict.txt",
    Label(
      "没有汉英词典 CC-CEDICT，中英互查只靠自带词表；运行 scripts/setup 取得",
      "CC-CEDICT is not there, and only our own glossary joins Chinese and English; scripts/setup fetches it"))

  private struct ReportJSON: Encodable {
    struct JournalJSON: Encodable {
      let entries: Int
      let head: String
    }
    let ok: Bool
    let journal: JournalJSON
    let problems: [ProblemJSON]
  }
}
