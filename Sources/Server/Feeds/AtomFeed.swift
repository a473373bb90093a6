import Core
import Foundation
import HTML
import Registry

/// What is new as an Atom feed (RFC 4287), in one language.
struct AtomFeed: Sendable {
  let topic: FeedTopic
  let language: Language
  let novelties: Novelties
  let snapshot: Snapshot
  let base: SiteBase

  func bytes() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.tag)]) { xml in
      xml.element("title", topic.title(language))
      xml.element("id", base.absolute(topic.link(language)))
      xml.empty("link", [("rel", "self"), ("href", base.absolute(topic.link(language)))])
      xml.empty("link", [("rel", "alternate"), ("href", base.absolute(topic.page(language)))])
      xml.element(
        "updated", Self.time(novelties.items.first?.at ?? snapshot.publicHead.at ?? Date(timeIntervalSince1970: 0)))
      xml.element("author") { $0.element("name", language == .en ? "Lianqiao" : "链桥") }
      for item in novelties.items { write(&xml, item) }
    }
    return xml.bytes
  }

  private func write(_ xml: inout XMLWriter, _ item: Novelties.Item) {
    guard let record = snapshot.cluster.record(item.ref, for: .visitor) else { return }
    xml.element("entry") { xml in
      let name = record.title.best(language)
      xml.element("title", name.isEmpty ? item.ref.id : name)
      // The id names the record, not the address at which somebody happened to read the feed.
      xml.element("id", "urn:lianqiao:\(item.ref.kind):\(item.ref.id)")
      xml.empty("link", [("rel", "alternate"), ("href", base.absolute(Address.record(item.ref).link(language)))])
      xml.element("published", Self.time(item.at))
      xml.element("updated", Self.time(item.at))
      if let type = Entities.type(item.ref.kind) {
        xml.empty("category", [("term", item.ref.kind.rawValue), ("label", type.label[language])])
      }
      if let summary = summary(record.ref) { xml.element("summary", summary) }
    }
  }

  /// The first lines of what the record says about itself.
  private func summary(_ ref: Ref) -> String? {
    let facts = snapshot.cluster.facts(of: ref, for: .visitor)
    guard case .text(let text)? = facts.first(where: { $0.field == "about" })?.value else { return nil }
    return String(text.best(language).prefix(400))
  }

  private static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
