import ArgumentParser
import Core
import Registry
import Store
import Transfer

struct RecordEdit: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "手工修改：之后的导入不会悄悄覆盖 · Edit by hand; no import overwrites it in silence")

  @Argument(help: "An id, kind/id, @key or exact name.")
  var record: String

  @Option(name: .long, help: "FIELD=VALUE; an empty value clears the field. May be repeated.")
  var set: [String]

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let ref = try cluster.named(record, for: .operating)
    guard Entities.isImported(ref.kind), let type = Entities.type(ref.kind) else {
      throw Entities.unknown(ref.kind.rawValue)
    }
    let changed = try await edit(type, ref, cluster, place)
    if options.json { return try Terminal.json(EditJSON(record: ref.description, changed: changed)) }
    Terminal.print(
      (changed ? Label("已修改 \(ref)", "Changed \(ref)") : Label("没有变化", "Nothing to change"))[options.language])
  }

  private struct EditJSON: Encodable {
    let record: String
    let changed: Bool
  }

  private func edit<E: Entity>(_ type: E.Type, _ ref: Ref, _ cluster: Cluster, _ place: Workplace) async throws -> Bool
  {
    let parser = CellParser(codes: cluster.codes)
    let columns = ColumnReader(type)
    var values: [(Field<E>, Value?, Language?)] = []
    for pair in set {
      let given = try Assignment(pair, option: "--set")
      let words = given.value
      guard let target = columns.target(of: given.name), target.kind == E.kind,
        let field = target.field.flatMap({ E.field($0) })
      else {
        throw Refusal(
          .unknownField, at: "--set",
          ["kind": E.kind.rawValue, "what": given.name, "fields": E.fields.map(\.name).joined(separator: ", ")])
      }
      let language: Language? = if case .language(_, let language) = target.part { language } else { nil }
      if case .ref(let kinds) = field.type, !words.isEmpty {
        values.append((field, .ref(try cluster.named(words, of: kinds, for: .operating)), nil))
      } else if let language, !words.isEmpty {
        values.append((field, .text(Text(words, language)), language))
      } else {
        values.append((field, try parser.value(words, field, at: "--set \(given.name)"), language))
      }
    }
    return try await place.store.act(as: Environment.actor, "record.edit", reason: reason) { [values] act in
      guard let old = try Table<E>.fetch(ref.id, act.connection) else {
        throw Refusal(.notFound, at: ref.description, ["what": ref.description])
      }
      var new = old
      for (field, value, language) in values {
        switch (field.get(new), value, language) {
        case (.text(var text)?, nil, let language?):
          text[language] = nil
          field.set(&new, .text(text))
        case (.text(var text)?, .text(let added)?, _):
          for (language, string) in added.all { text[language] = string }
          field.set(&new, .text(text))
        default: field.set(&new, value)
        }
        if field.get(new) != field.get(old) { new.record.sources[field.name] = Citation(.edit, act.actor) }
      }
      return try act.update(old, to: new)
    }
  }
}
