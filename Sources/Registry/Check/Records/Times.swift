import Core

extension ContradictionRule {
  /// A part of an event at another time than the event. A period given by month or year only has to meet that of the whole.
  static let eventPeriods = ContradictionRule { survey in
    survey.all(Event.self).compactMap { event in
      guard let whole = survey.find(event.parent), let inner = event.period, let outer = whole.period else {
        return nil
      }
      let isExact = inner.description.split(separator: "/").allSatisfy { Day($0) != nil }
      guard isExact ? !Span(outer).contains(Span(inner)) : Span(outer).isApart(from: Span(inner)) else { return nil }
      return survey.outside("event.period", event.ref, inner, of: whole.ref, outer)
    }
  }

  /// A publication released at an event, but at another time.
  static let publicationEvents = ContradictionRule { survey in
    survey.all(Publication.self).compactMap { publication in
      guard let event = survey.find(publication.event), let issued = publication.issued, let held = event.period,
        Span(issued).isApart(from: Span(held))
      else { return nil }
      return survey.outside("publication.event", publication.ref, issued, of: event.ref, held)
    }
  }

  /// Conditions that nobody can be measured by, and a policy that ran out before it was issued.
  static let policyTerms = ContradictionRule { survey in
    survey.all(Policy.self).flatMap { policy -> [Problem] in
      var out: [Problem] = []
      if let text = policy.conditions, let fault = PolicyCondition.fault(text) {
        out.append(
          .warning(
            "policy.conditions", at: policy.ref, "conditions",
            .both {
              let name = survey.title(policy.ref, $0)
              return $0 == .en
                ? "\(name): “\(text)” is not understood, \(fault.en)" : "\(name)：条件「\(text)」无法判读，\(fault.zh)"
            }))
      }
      if let issued = policy.issued, let valid = policy.valid, valid.last < issued.first {
        out.append(
          .warning(
            "policy.valid", at: policy.ref, "valid",
            .both {
              let name = survey.title(policy.ref, $0)
              let (a, b) = (issued.words($0), valid.words($0))
              return $0 == .en ? "\(name): issued \(a), in force \(b)" : "\(name)：发布于\(a)，有效期却是\(b)"
            }))
      }
      return out
    }
  }
}

extension Survey {
  fileprivate func outside(_ code: String, _ part: Ref, _ inner: Period, of whole: Ref, _ outer: Period) -> Problem {
    .warning(
      code, at: part, part.kind == Event.kind ? "period" : "issued", others: [whole],
      .both { language in
        let (a, b) = (title(part, language), title(whole, language))
        let (x, y) = (inner.words(language), outer.words(language))
        return language == .en ? "\(a), \(x), belongs to \(b), which was \(y)" : "\(a)（\(x)）属于\(b)，后者却在\(y)"
      })
  }
}
