import ArgumentParser
import Core
import Foundation
import Registry
import Store
import Transfer

struct Generate: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "生成一个大世界，用于试强度；每条都注明是生成的 · Make a world of any size, each record labelled as generated",
    discussion: """
      Names come from the installed reference sets. It goes into the store, or with --out into files that `import` reads.
      The same seed makes the same world. A store that holds real records is refused without --mix.
      """)

  @Option(name: .long, help: "How many products; makers, hospitals and needs come in proportion.")
  var products = 0

  @Option(name: .long, help: "How many offers, in all markets in which offers answer; with jsonl or into the store.")
  var offers = 0

  @Option(name: .long, help: "How many needs. [one for each thousand products]")
  var needs: Int?

  @Option(name: .long, help: "Which world.")
  var seed: UInt64 = 7

  @Option(name: .long, help: "A folder for files instead of the store.", completion: .directory)
  var out: String?

  @Option(name: .long, help: "xlsx, csv, tsv or jsonl, with --out.")
  var format = "xlsx"

  @Flag(name: .long, help: "Into a store that holds real records too.")
  var mix = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    let most = 10_000_000
    guard products + offers > 0, (0...most).contains(products), (0...most).contains(offers),
      (0...most).contains(needs ?? 0)
    else { throw ValidationError("--products, --offers, --needs: 0…10000000; products or offers") }
    guard offers == 0 || out == nil || format == "jsonl" else {
      throw ValidationError("--offers --out: --format jsonl. / --offers 与 --out 同用时，须 --format jsonl。")
    }
  }

  func execute() async throws {
    let progress = Terminal.progress(Label("生成", "generating"), options.language)
    let start = ContinuousClock.now
    let records: Int
    let parts: [WorldFiles.Part]
    if let out {
      let world = GeneratedWorld(
        products: products, offers: offers, needs: needs, seed: seed,
        codes: CodeBook(try CompactCodes.load(Environment.share)))
      parts = try WorldFiles.write(world, to: URL(fileURLWithPath: out), format: format, progress: progress)
      records = parts.reduce(0) { $0 + $1.rows }
    } else {
      let place = try await Workplace.open(options, creating: true)
      let codes = try await place.store.read { CodeBook(place.compactCodes, try CodeTable.all($0)) }
      let world = GeneratedWorld(products: products, offers: offers, needs: needs, seed: seed, codes: codes)
      try await WorldLoader.load(world, into: place.store, actor: Environment.actor, mixing: mix, progress: progress)
      parts = []
      records = world.total
    }
    let seconds = Double((ContinuousClock.now - start).components.seconds)
    if options.json {
      return try Terminal.json(
        GeneratedJSON(
          seed: seed, records: records, seconds: seconds,
          files: parts.map { .init(file: $0.file.path, kind: $0.kind.rawValue, rows: $0.rows) }))
    }
    for part in parts { Terminal.print("  \(part.file.path)  --kind \(part.kind)  \(part.rows)") }
    Terminal.print(
      Label(
        "已生成 \(records) 条（种子 \(seed)），都注明不是真实记录", "\(records) records generated (seed \(seed)), each labelled as such")[
          options.language])
  }

  private struct GeneratedJSON: Encodable {
    struct FileJSON: Encodable {
      let file: String
      let kind: String
      let rows: Int
    }
    let seed: UInt64
    let records: Int
    let seconds: Double
    let files: [FileJSON]
  }
}
