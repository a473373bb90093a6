import Core

extension ContradictionRule {
  /// A value that one source gives a field against the accepted one of another.
  ///
  /// > 行动计划的发布时间：「2022 年 6 月」（《…》 ¶27），另说「2022 年 7 月」（《…》 ¶2）
  ///
  /// Not told: what somebody decided; descriptions, which stand side by side without contradicting; a coarser or finer word for the same time; members
  /// that a list has already.
  static let rivalValues = ContradictionRule { survey in
    survey.all(Claim.self).compactMap { claim in
      // A claim says nothing of who may see its subject: that is the subject's own affair.
      guard claim.isOpen, let subject = claim.subject, let record = survey.cluster.record(subject, for: survey.audience)
      else {
        return nil
      }
      return survey.rivalry(claim, record)
    }
  }
}

extension Survey {
  fileprivate func rivalry<E: Entity>(_ claim: Claim, _ record: E) -> Problem? {
    guard let field = claim.field.flatMap({ E.field($0) }), audience.sees(field.visibility, owners: record.owners),
      let accepted = field.get(record), let rival = claim.value.flatMap(field.type.decode),
      Self.contradicts(accepted, rival, isName: field.uses.contains(.name)), isShown(accepted), isShown(rival)
    else { return nil }
    let label = Label.both { language in
      let (a, b) = (shown(accepted, field.type, language), shown(rival, field.type, language))
      let s = source(record.record.source(of: field.name), language)
      let t = source(claim.record.source, language)
      let name = title(record.ref, language)
      return language == .en
        ? "\(name), \(field.label.en.lowercased()): “\(a)” (\(s)), but “\(b)” (\(t))"
        : "\(name)的\(field.label.zh)：「\(a)」（\(s)），另说「\(b)」（\(t)）"
    }
    let sources = [record.record.source(of: field.name), claim.record.source].compactMap { citation -> Ref? in
      guard let citation, citation.origin == .publication else { return nil }
      return find(ID<Publication>(citation.id))?.ref
    }
    return .warning("value.rival", at: record.ref, field.name, others: sources, label)
  }

  private static func contradicts(_ a: Value, _ b: Value, isName: Bool) -> Bool {
    switch (a, b) {
    case (.text(let x), .text(let y)):
      return isName
        && y.all.contains { language, string in x[language].map { NameKey.of($0) != NameKey.of(string) } ?? false }
    case (.period(let x), .period(let y)):
      return !Span(x).contains(Span(y)) && !Span(y).contains(Span(x))
    case (.words(let x), .words(let y)): return !Set(y).isSubset(of: x)
    case (.codes(let x), .codes(let y)): return !Set(y).isSubset(of: x)
    default: return a != b
    }
  }

  /// A reference to what this audience may not see would tell of it.
  private func isShown(_ value: Value) -> Bool {
    if case .ref(let ref) = value { cluster.record(ref, for: audience) != nil } else { true }
  }

  private func shown(_ value: Value, _ type: FieldType, _ language: Language) -> String {
    if case .period(let period) = value {
      period.words(language)
    } else {
      cluster.words(value, type, language, for: audience)
    }
  }
}
