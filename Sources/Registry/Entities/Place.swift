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
  package var freeArea: Decimal?
  package var uses: [String] = []
  package var fields: [String] = []
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
    Field(
      "area", "面积（平方公里）", "Area (km²)", .decimal, \.area, [], headers: ["area.km2", "area km2", "面积", "规划面积"],
      fault: NegativeAmount.fault),
    Field(
      "free_area", "可用面积（平方米）", "Free space (m²)", .decimal, \.freeArea, [], headers: ["空置面积", "可租面积"],
      fault: NegativeAmount.fault),
    Field(
      "uses", "许可用途", "Permitted uses", .words(.landUses), \.uses, [.searched, .faceted], headers: ["空间用途", "land use"]),
    Field(
      "fields", "产业领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产业定位", "领域", "device fields"]),
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
        "free_area" TEXT,
        "uses" TEXT,
        "fields" TEXT,
        "operator" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT)
      """
    ])
}
