import Core
import Exchange
import HTML
import Registry
import Transfer

/// The form of a need, an offer or a project in one market, made from the field list: how it is shown, and how it is read.
struct PostingFields<E: Posted> {
  let market: String
  let visit: Visit

  private var fields: [Field<E>] { MarketQuestions.fields(of: E.self, in: market) }

  // MARK: Showing

  func write(_ html: HTMLWriter, _ form: Form) {
    for field in fields { write(html, field, form) }
  }

  private func write(_ html: HTMLWriter, _ field: Field<E>, _ form: Form) {
    let hint = hint(field)
    switch field.type {
    case .word(let vocabulary):
      html.choice(
        field.name, field.label, of: options(vocabulary), none: visit.say("不限", "not said"), form, visit)
    case .words(let vocabulary): html.choices(field.name, field.label, of: options(vocabulary), form, visit)
    case .text where !field.uses.contains(.name): html.area(field.name, field.label, hint: hint, form, visit)
    case .day:
      FormField(name: field.name, label: field.label, hint: nil, type: "date", most: 10, isRequired: false).write(
        html, form, visit)
    default:
      FormField(
        name: field.name, label: field.label, hint: hint, most: 400, isRequired: field.uses.contains(.required)
      ).write(html, form, visit)
    }
  }

  private func options(_ vocabulary: Vocabulary) -> [(value: String, label: String)] {
    vocabulary.words.map { ($0.value, $0.label[visit.language]) }
  }

  private func hint(_ field: Field<E>) -> Label? {
    switch field.type {
    case .text, .string, .day, .word, .words: nil
    case .codes where field.name == "region": Label("城市或省份，如 深圳市", "A city or province, such as 深圳市")
    case .ref: Label("名称或编号；不确定就留空", "A name or an id; leave it empty if in doubt")
    default: field.type.expected
    }
  }

  // MARK: Reading

  /// `entity` with what the form says. Throws at the field that cannot be read.
  func read(_ form: Form, into entity: E) throws -> E {
    let parser = CellParser(codes: visit.cluster.codes)
    var out = entity
    for field in fields {
      try Refusal.placed(field.name) { field.set(&out, try value(form, field, of: entity, parser)) }
    }
    guard !out.title.isEmpty else {
      let why = Label("请填写", "it has to be there")
      let name = Label("名称", "Name")
      throw Refusal(
        .postingField, at: "name", ["field": name.zh, "field.en": name.en, "why": why.zh, "why.en": why.en])
    }
    out.market = market
    return out
  }

  /// `entity` with as much of the form as can be read: somebody is still typing.
  func glimpse(_ form: Form, into entity: E) -> E {
    let parser = CellParser(codes: visit.cluster.codes)
    var out = entity
    for field in fields { field.set(&out, (try? value(form, field, of: entity, parser)) ?? nil) }
    out.market = market
    return out
  }

  private func value(_ form: Form, _ field: Field<E>, of old: E, _ parser: CellParser) throws -> Value? {
    switch field.type {
    case .words(let vocabulary):
      let chosen = vocabulary.words.map(\.value).filter(form.list(field.name).contains)
      return chosen.isEmpty ? nil : .words(chosen)
    case .ref(let kinds):
      let words = form[field.name]
      return words.isEmpty ? nil : .ref(try visit.cluster.named(words, of: kinds, for: visit.audience))
    case .text:
      // Read as a cell is: without what no value means, and of a bounded length.
      guard case .text(let typed)? = try parser.value(form[field.name], field, at: field.name) else { return nil }
      let words = String(typed.best(visit.language).prefix(field.uses.contains(.name) ? 400 : 8000))
      // What it says in the other language stays; the one that was typed is the one that is written now.
      guard case .text(var text)? = field.get(old), text.best(visit.language) != words else {
        return field.get(old) ?? .text(Text(words, Language.guess(words)))
      }
      text[Language.guess(words)] = words
      return .text(text)
    default: return try parser.value(form[field.name], field, at: field.name)
    }
  }

  /// What the form shows of a record.
  func form(of entity: E) -> [String: [String]] {
    var out: [String: [String]] = [:]
    for field in fields {
      guard let value = field.get(entity) else { continue }
      switch value {
      case .words(let words): out[field.name] = words
      case .text(let text): out[field.name] = [text.best(visit.language)]
      default: out[field.name] = [value.canonical]
      }
    }
    return out
  }

  /// What a record says otherwise than the form, a line a field.
  func writeDifference(_ html: HTMLWriter, _ form: Form, from entity: E) {
    let kept = self.form(of: entity)
    for field in fields where form.list(field.name).filter({ !$0.isEmpty }) != kept[field.name] ?? [] {
      html.isNow(field.label, kept[field.name]?.joined(separator: visit.say("、", ", ")) ?? "", visit)
    }
  }

  /// Questions of the market that the record leaves open: what gates ask about. What was typed and cannot be read is told beside its field.
  func missing(in entity: E, _ typed: Form) -> [Label] {
    fields.filter { field in
      guard field.get(entity) == nil, typed[field.name].isEmpty else { return false }
      // A reference or a code that nobody knows is no fault.
      switch field.type {
      case .ref, .codes: return false
      default: return true
      }
    }.map(\.label)
  }
}
