import Core

extension ContradictionRule {
  /// A target for a time that was over when its source appeared; an observation of a time that had not begun.
  static let figureTimes = ContradictionRule { survey in
    survey.all(Figure.self).compactMap { figure in
      guard let period = figure.period, let issued = survey.issued(figure.record.source(of: "value")) else {
        return nil
      }
      let isLate = figure.isTarget && period.last < issued.first
      guard isLate || (!figure.isTarget && issued.last < period.first) else { return nil }
      let label = Label.both { language in
        let name = survey.name(figure, language)
        let (then, told) = (period.words(language), issued.words(language))
        let value = survey.value(figure, language)
        if language == .en {
          return isLate
            ? "\(name): a target of \(value) for \(then), stated by a source of \(told)"
            : "\(name): \(value) said to be observed in \(then), by a source of \(told)"
        }
        return isLate
          ? "\(name)：\(then)的目标 \(value)，来源却发布于\(told)，已过目标时期" : "\(name)：\(then)的实际值 \(value)，来源却发布于\(told)，早于该时期"
      }
      return .warning(isLate ? "figure.target" : "figure.ahead", at: figure.ref, "period", label)
    }
  }
}
