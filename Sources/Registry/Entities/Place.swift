package import Core
package import Foundation
package import Store

/// A city, district, park, station, venue or zone.
package struct Place: Entity {
  package static let kind = Kind("place")
  package static let label = Label("地点", "Place")

  package let id: ID<Place>
  package var record = Record()
  package var name = Text.empty
  package var type: String?
  package var parent: ID<Place>?
  package var region: [Code] = []
  package var area: Decimal?
  package var operatedBy: ID<Organisation>?
  package var about = Text.empty

  package init(id: ID<Place>) { self.id = id }

  package var title: Text { name }

  package static let fields: [Field<Place>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["地点名称", "园区名称", "place name"]),
    Field("type", "类型", "Type", .word(.placeTypes), \.type, [.faceted]),
    Field("parent", "所属", "Within", .ref([Place.kind]), \.parent, [], headers: ["上级地点"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field("area", "面积（平方公里）", "Area (km²)", .decimal, \.area, [], headers: ["area.km2", "area km2", "面积", "规划面积"]),
    Field("operator", "运营单位", "Operator", .ref([Organisation.kind]), \.operatedBy, [], headers: ["运营方"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "011-place",
    [
      """
      CREATE TABLE "place" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "type" TEXT,
        "parent" TEXT REFERENCES "place" (id) DEFERRABLE INITIALLY DEFERRED,
        "region" TEXT,
        "area" TEXT,
        "operator" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT)
      """
    ])
}
