package import Core
import Registry

/// Whether an ask still stands. One that does not is answered only for who insists.
package enum AskStanding: Sendable, Hashable {
  case open
  /// With what a reader is told.
  case ended(Label)

  init(_ need: Need, on today: Day) {
    switch need.status ?? "open" {
    case "open":
      // Asked for by a day that is past: nobody closed it, and nobody waits for it any more.
      if let day = need.neededBy, day < today {
        self = .ended(
          Label("需要日期 \(day) 已过；若仍需要，请更新日期", "wanted by \(day), which is past; give another day if it is still wanted"))
      } else {
        self = .open
      }
    case let status:
      let label = Vocabulary.statuses.label(status)
      self = .ended(Label("这条需求\(label.zh)", "this need is \(label.en.lowercased())"))
    }
  }

  init(_ project: Project) {
    let status = project.status ?? "open"
    let label = Vocabulary.statuses.label(status)
    self =
      status == "open"
      ? .open : .ended(Label("这个项目的征集\(label.zh)", "what this project seeks is \(label.en.lowercased())"))
  }

  init(_ one: Case) {
    let status = one.status ?? "open"
    let label = Vocabulary.caseStates.label(status)
    self = status == "open" ? .open : .ended(Label("该个案\(label.zh)", "this case is \(label.en.lowercased())"))
  }

  init(_ ref: Ref, in cluster: Cluster, on today: Day, for audience: Audience) {
    switch cluster.record(ref, for: audience) {
    case let need as Need: self.init(need, on: today)
    case let project as Project: self.init(project)
    case let one as Case: self.init(one)
    default: self = .open
    }
  }
}
