import Core
import Exchange
import HTML
import Matching

extension HTMLWriter {
  /// Why an ask has no answer: the reason, and which gate turned how many candidates away.
  func noAnswer(_ none: NoAnswer, market: String, _ visit: Visit) {
    div(.class("none")) {
      p(.class("none-head")) {
        strong(
          none.code == "match.none.ended"
            ? visit.say("不再征集：", "No longer asked for: ") : visit.say("目前没有应答：", "No answer yet: "))
        text(none.label[visit.language])
      }
      if !none.refusedBy.isEmpty {
        let card = Exchange.cards.first { $0.name == market }
        ul(.class("refused")) {
          for (gate, count) in none.refusedBy.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let label = card?.gates.first { $0.name == gate }?.label ?? Label(gate, gate)
            li {
              text(
                visit.say(
                  "\(NumberWords.grouped(count)) 个候选不符合「\(label.zh)」",
                  "\(NumberWords.grouped(count)) \(count == 1 ? "candidate does" : "candidates do") not meet “\(label.en)”"
                ))
            }
          }
        }
      }
    }
  }
}
