import Access
import Core
import Exchange
import HTML
import Registry
import Store

// What several pages of rounds show.

extension HTMLWriter {
  /// An organisation by its name, whatever it was merged into since.
  func organisation(_ id: String, _ visit: Visit) {
    let ref = Ref(Organisation.kind, visit.cluster.present(id))
    guard visit.cluster.title(of: ref, for: visit.audience) != nil else {
      return span(visit.say("（未公开的单位）", "(an organisation that is not public)"), .class("muted"))
    }
    recordLink(ref, visit)
  }

  /// Lead first, then who has joined.
  func consortium(_ application: RoundApplication, _ visit: Visit) {
    for (index, id) in application.consortium.enumerated() {
      if index > 0 { text(visit.say("、", ", ")) }
      organisation(id, visit)
      if index == 0, application.consortium.count > 1 { text(visit.say("（牵头）", " (leads)")) }
    }
  }

  /// A challenge, also where it has been merged or is no longer shown.
  func challenge(_ ref: Ref, _ visit: Visit) {
    engagedRecord(visit.cluster.successor(of: ref, for: visit.audience) ?? ref, visit)
  }

  func roundLine(_ round: Round, to address: Address, _ visit: Visit) {
    a(round.terms.name[visit.language], .href(visit.link(address)))
    text(" ")
    span(round.stage.label[visit.language], .class("stage"))
    switch round.stage {
    case .open:
      span(visit.say(" 截止 \(round.terms.closes)", " until \(round.terms.closes)"), .class("muted"))
    case .published:
      let day = round.objectionsUntil?.description ?? "–"
      span(visit.say(" 异议期到 \(day)", " objections until \(day)"), .class("muted"))
    case .draft, .reviewing, .decided, .cancelled: break
    }
  }

  /// What an expert gave by each criterion, and said of it.
  func points(of task: ReviewTask, _ criteria: [RoundCriterion], _ visit: Visit) {
    ul(.class("rows")) {
      for (criterion, (points, comment)) in zip(criteria, zip(task.points, task.comments)) {
        li {
          strong("\(criterion.name[visit.language]) \(points) / \(criterion.most)")
          if !comment.isEmpty { p(comment) }
        }
      }
    }
  }

  func criteriaTable(_ criteria: [RoundCriterion], _ visit: Visit) {
    table(.class("criteria-table")) {
      caption(visit.say("评审标准、权重与满分", "Criteria, weights and most points"), .class("unseen"))
      thead {
        tr {
          th(visit.say("标准", "Criterion"), .column)
          th(visit.say("权重", "Weight"), .column)
          th(visit.say("满分", "Most points"), .column)
        }
      }
      tbody {
        for one in criteria {
          tr {
            th(one.name[visit.language], .row)
            td("\(one.weight) %", .class("number"))
            td("\(one.most)", .class("number"))
          }
        }
      }
    }
  }
}

extension Visit {
  /// What a challenge is called, for sentences.
  func name(ofChallenge ref: Ref) -> String {
    let present = cluster.successor(of: ref, for: audience) ?? ref
    return cluster.title(of: present, for: audience)?.best(language) ?? say("（已不公开）", "(no longer shown)")
  }

  func name(ofOrganisation id: String) -> String {
    cluster.title(of: Ref(Organisation.kind, cluster.present(id)), for: audience)?.best(language)
      ?? say("（未公开的单位）", "(an organisation that is not public)")
  }

  /// Organisations for which they may apply and object.
  var applying: [String] { caller.roles.keys.sorted().filter { caller.may(.apply, for: $0) } }

  /// What a record was merged into since, or itself.
  var present: @Sendable (Ref) -> Ref {
    let cluster = cluster
    return { cluster.successor(of: $0, for: .operating) ?? $0 }
  }
}

extension Round {
  /// A round by the address of its page. A draft is the office's, and nobody else is told of it.
  static func find(_ visit: Visit, _ service: AccountService) async throws -> Round {
    let id = visit.parameters["id"] ?? ""
    guard id.utf8.count <= 20, let found = try await service.store.read({ try Rounds.find(id, $0) }),
      found.stage != .draft || visit.caller.may(.runRounds)
    else { throw Refusal(.roundAbsent, ["what": String(id.prefix(20))]) }
    return found
  }
}
