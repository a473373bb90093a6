import Core
import Foundation
import HTML
import Registry

extension HTMLWriter {
  /// What turned out to be this record: under which name and address it stood, and since when no more.
  func mergedList(_ merged: [Redirect], _ visit: Visit) {
    ul(.class("names")) {
      for redirect in merged {
        li {
          name(redirect.name, visit)
          span(Self.since(redirect, visit), .class("byline"))
        }
      }
    }
  }

  private static func since(_ redirect: Redirect, _ visit: Visit) -> String {
    let day = redirect.at.flatMap { try? Date($0, strategy: .iso8601) }.flatMap(JournalHead.day)?.description
    let former = redirect.former ?? ""
    return [day, visit.say("原编号 \(former)", "formerly \(former)")].compactMap { $0 }.joined(separator: " · ")
  }
}
