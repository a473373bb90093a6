package import Core

/// One line of a record's page: a field, its value, where that comes from, and what other sources say.
package struct Fact: Sendable {
  package let field: String
  package let label: Label
  package let value: Value
  package let type: FieldType
  package let source: Citation?
  package let rivals: [Rival]

  /// A value that another source gives.
  package struct Rival: Sendable {
    package let value: Value
    package let source: Citation?
    package let why: Label
    package let claim: ID<Claim>
  }
}

extension Cluster {
  /// A record's facts in the order of its field list, as far as `audience` may see them.
  package func facts(of ref: Ref, for audience: Audience) -> [Fact] {
    record(ref, for: audience).map { facts(of: $0, for: audience) } ?? []
  }

  private func facts<E: Entity>(of entity: E, for audience: Audience) -> [Fact] {
    let claims = referrers(Claim.self, by: "subject", to: entity.ref, for: audience)
    return E.fields.compactMap { field in
      guard let value = field.get(entity), audience.sees(field.visibility, owners: entity.owners) else { return nil }
      if case .ref(let ref) = value, record(ref, for: audience) == nil { return nil }
      let rivals = claims.filter { $0.field == field.name && $0.isOpen }.compactMap { claim -> Fact.Rival? in
        guard let rival = field.type.decode(claim.value ?? ""), !rival.restates(value) else { return nil }
        if case .ref(let ref) = rival, record(ref, for: audience) == nil { return nil }
        return Fact.Rival(
          value: rival, source: claim.record.source, why: Vocabulary.claimReasons.label(claim.why ?? ""),
          claim: claim.id)
      }
      return Fact(
        field: field.name, label: field.label, value: value, type: field.type,
        source: entity.record.source(of: field.name), rivals: rivals)
    }
  }

  /// A value in words for a reader, without links: `浙江省`, `迈瑞医疗`, `手术机器人、智能软件`.
  package func words(_ value: Value, _ type: FieldType, _ language: Language, for audience: Audience) -> String {
    let separator = language == .en ? ", " : "、"
    switch (value, type) {
    case (.text(let text), _): return text.best(language)
    case (.ref(let ref), _): return title(of: ref, for: audience)?.best(language) ?? ""
    case (.codes(let list), _): return list.map { codes.name($0, language) }.joined(separator: separator)
    case (.words(let list), .words(let vocabulary)):
      return list.map { vocabulary.label($0)[language] }.joined(separator: separator)
    case (.words(let list), _): return list.joined(separator: separator)
    case (.string(let word), .word(let vocabulary)): return vocabulary.label(word)[language]
    case (.money(let money), _): return money.shown(language)
    default: return value.canonical
    }
  }

  /// A citation in words: the article's title and paragraph, the file and row, the person who edited.
  package func words(_ citation: Citation, _ language: Language, for audience: Audience) -> String {
    let place = citation.locator.map { " \($0)" } ?? ""
    switch citation.origin {
    case .publication:
      let title = title(of: Ref(Publication.kind, citation.id), for: audience)?.best(language)
      return (title.map { language == .en ? "“\($0)”" : "《\($0)》" } ?? citation.id) + place
    case .batch:
      // What an office calls its files is its own business, and so is who of it edited.
      let own = find(ID<Batch>(citation.id), for: audience)?.file ?? citation.id
      let file = audience == .visitor ? Label("导入的文件", "an imported file")[language] : own
      return file + (citation.locator.map { language == .en ? ", row \($0)" : " 第 \($0) 行" } ?? "")
    case .edit where audience == .visitor: return Label("集群办公室更正", "corrected by the cluster's office")[language]
    case .edit: return Label("\(citation.id) 手工修改", "edited by \(citation.id)")[language]
    }
  }

  /// A citation as the journal has it. Not the name of who edited, nor a publication that may not be seen.
  package func spelled(_ citation: Citation, for audience: Audience) -> String? {
    switch citation.origin {
    case .edit where audience != .operating: "edit/editor"
    case .publication where record(Ref(Publication.kind, citation.id), for: audience) == nil: nil
    default: citation.description
    }
  }
}
