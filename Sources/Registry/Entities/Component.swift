package import Core
package import Store

/// A product line, part, material or technology: what the industry chain is made of.
package struct Component: Entity {
  package static let kind = Kind("component")
  package static let label = Label("产业链环节", "Component")

  package let id: ID<Component>
  package var record = Record()
  package var name = Text.empty
  package var type: String?
  package var dependence: String?
  package var fields: [String] = []
  package var categories: [Code] = []
  package var parent: ID<Component>?
  package var about = Text.empty

  package init(id: ID<Component>) { self.id = id }

  package var title: Text { name }

  package static let fields: [Field<Component>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["零部件", "部件名称", "材料名称", "part name", "component name"]),
    Field("type", "类型", "Type", .word(.componentTypes), \.type, [.faceted]),
    Field(
      "dependence", "进口依赖", "Dependence on imports", .word(.dependences), \.dependence, [.faceted],
      headers: ["依赖程度"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "categories", "分类", "Categories", .codes(["nmpa", "fda", "emdn"]), \.categories, [.faceted],
      headers: ["分类编码", "管理类别代码", "product code", "primary product code", "category"]),
    Field("parent", "所属", "Part of", .ref([Component.kind]), \.parent, [], headers: ["上级部件"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "006-component",
    [
      """
      CREATE TABLE "component" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "type" TEXT,
        "dependence" TEXT,
        "fields" TEXT,
        "categories" TEXT,
        "parent" TEXT REFERENCES "component" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT)
      """
    ])
}
