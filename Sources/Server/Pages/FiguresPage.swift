import Core
import HTML
import Registry

/// All figures, subject by subject, with what contradicts what.
struct FiguresPage: Page {
  /// A subject with fewer figures has no table of its own: a page of tables with one row is no table.
  private static let fewest = 4
  private static let most = 400

  let visit: Visit
  private let subjects: [(ref: Ref?, table: FigureTable, problems: [Problem])]
  private let few: FigureTable?
  private let loose: [Problem]
  private let total: Int

  init(_ visit: Visit) {
    self.visit = visit
    let figures = visit.cluster.all(Figure.self, for: visit.audience)
    total = figures.count
    let problems = visit.snapshot.contradictions
    var placed: Set<Int> = []
    let groups = Dictionary(grouping: figures, by: \.subject)
    // The subject with most to say stands first.
    let sorted = groups.sorted { a, b in
      (b.value.count, a.key?.description ?? "") < (a.value.count, b.key?.description ?? "")
    }
    let (large, small) = (
      sorted.filter { $0.value.count >= Self.fewest }, sorted.filter { $0.value.count < Self.fewest }
    )
    few = small.isEmpty ? nil : FigureTable(small.prefix(Self.most).flatMap(\.value))
    subjects = large.prefix(Self.most).map { subject, group in
      let refs = Set(group.map(\.ref))
      let own = problems.enumerated().filter { _, problem in
        problem.at.map(refs.contains) == true || problem.others.contains(where: refs.contains)
      }
      placed.formUnion(own.map(\.offset))
      return (subject, FigureTable(group), own.map(\.element))
    }
    loose = problems.enumerated().filter { !placed.contains($0.offset) }.map(\.element)
  }

  var title: String { visit.say("数据", "Figures") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "\(NumberWords.grouped(total)) 个数值，按对象与指标排列；目标与实际分开，每个数值注明出处；互相矛盾的以文字说明。",
        "\(NumberWords.grouped(total)) values by subject and indicator. Targets stand apart from what was observed, every "
          + "value names its source, and contradictions are stated in words."))
    if total == 0 { html.p(visit.say("还没有数据。", "There are no figures yet."), .class("empty")) }
    if !loose.isEmpty {
      html.part("contradictions", visit.say("矛盾之处", "Contradictions"), count: loose.count) {
        html.contradictions(loose, visit)
      }
    }
    for (index, subject) in subjects.enumerated() {
      html.section(.class("part"), .labelled(by: "subject-\(index)")) {
        html.h2(.id("subject-\(index)")) {
          if let ref = subject.ref {
            html.recordLink(ref, visit, reading: true)
          } else {
            html.text(visit.say("未指明对象", "No subject named"))
          }
        }
        html.contradictions(subject.problems, visit)
        let caption =
          subject.ref.flatMap { visit.cluster.title(of: $0, for: visit.audience) }?.best(visit.language) ?? title
        subject.table.write(html, caption: caption, visit)
      }
    }
    if let few {
      html.part("few", visit.say("其他对象", "Other subjects")) {
        few.write(html, caption: visit.say("其他对象", "Other subjects"), visit, subjects: true)
      }
    }
  }
}
