package import Core
import Registry

/// A code system that can be installed: its file, where that is from, under which licence, and how its rows are read.
package struct ReferenceDefinition: Sendable {
  package let name: String
  package let file: String
  package let system: String
  package let title: Label
  package let origin: String
  package let licence: String
  /// Columns by header: the code, its parent, names, definition.
  let code: String
  let parent: String?
  let zh: String?
  let en: String?
  let definition: String?

  package static let all: [ReferenceDefinition] = [
    ReferenceDefinition(
      name: "nmpa-catalogue", file: "nmpa_catalogue.tsv", system: "nmpa",
      title: Label("医疗器械分类目录（2017，含修订）", "NMPA classification catalogue (2017, as amended)"),
      origin: "RASAAS/docmcp-knowledge c8d1506", licence: "CC BY 4.0", code: "code", parent: "parent", zh: "name_zh",
      en: "name_en",
      definition: nil),
    ReferenceDefinition(
      name: "fda-product-codes", file: "fda_product_codes.tsv", system: "fda",
      title: Label("FDA 产品代码", "FDA product codes"), origin: "FDA product classification", licence: "US public domain",
      code: "code", parent: nil, zh: nil, en: "name", definition: "definition"),
    ReferenceDefinition(
      name: "regions-cn", file: "regions_cn.tsv", system: "cn",
      title: Label("行政区划代码", "Administrative divisions of China"),
      origin: "modood/Administrative-divisions-of-China 57a0aa9", licence: "WTFPL", code: "code", parent: "parent",
      zh: "name",
      en: nil, definition: nil),
  ]

  package static func named(_ name: String) throws -> ReferenceDefinition {
    guard let found = all.first(where: { $0.name == name }) else {
      throw Refusal(.referenceUnknown, at: name, ["name": name, "names": all.map(\.name).joined(separator: ", ")])
    }
    return found
  }
}
