import HTML

/// A line of a tally: what, how many, where the records are.
struct TallyRow {
  let label: String
  let count: Int
  /// Nil for what no list can be asked for.
  let link: Link?
}

extension HTMLWriter {
  /// Counts with bars, each a link to what was counted.
  func tally(_ rows: [TallyRow]) {
    let most = Double(max(1, rows.map(\.count).max() ?? 1))
    ul(.class("tally")) {
      for row in rows {
        li {
          if let link = row.link {
            a(.href(link)) { bar(row, most) }
          } else {
            span(.class("tally-row")) { bar(row, most) }
          }
        }
      }
    }
  }

  private func bar(_ row: TallyRow, _ most: Double) {
    span(row.label, .class("tally-label"))
    svg(.class("tally-bar"), .viewBox(100, 8), .stretched, .decoration) {
      rect(.width(max(1, Double(row.count) / most * 100)), .height(8))
    }
    span(NumberWords.grouped(row.count), .class("count"))
  }
}
