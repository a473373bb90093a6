import Core
import Testing

/// The property types that a field can have, and what "nothing" is for each.
@Suite struct EntityTests {
  struct Thing: Entity {
    static let kind = Kind("thing")
    static let label = Label("物", "Thing")
    let id: ID<Thing>
    var record = Record()
    var name = Text.empty
    var tags: [String] = []
    var codes: [Code] = []
    var count: Int?
    var parent: ID<Thing>?

    init(id: ID<Thing>) { self.id = id }
    var title: Text { name }

    static let fields: [Field<Thing>] = [
      Field("name", "名称", "Name", .text, \.name), Field("tags", "标签", "Tags", .names, \.tags),
      Field("codes", "代码", "Codes", .codes(["x"]), \.codes), Field("count", "数", "Count", .integer, \.count),
      Field("parent", "上级", "Parent", .ref([Thing.kind]), \.parent),
    ]
  }

  @Test("a field sets what it gets, and nothing is nil, an empty text, an empty list")
  func fields() throws {
    var thing = Thing(id: ID("1"))
    let values: [String: Value] = [
      "name": .text(Text("物")), "tags": .words(["a"]), "codes": .codes([Code("x", "1")]), "count": .integer(3),
      "parent": .ref(Ref(Thing.kind, "2")),
    ]
    for field in Thing.fields {
      #expect(field.get(thing) == nil)
      field.set(&thing, values[field.name])
      #expect(field.get(thing) == values[field.name])
    }
    #expect(thing.name == Text("物") && thing.count == 3 && thing.parent == ID("2"))
    for field in Thing.fields {
      field.set(&thing, nil)
      #expect(field.get(thing) == nil)
    }
    #expect(Thing.field("nothing") == nil)
  }

  @Test("a reference of another kind is none")
  func strangers() {
    var thing = Thing(id: ID("1"))
    Thing.field("parent")?.set(&thing, .ref(Ref(Kind("need"), "2")))
    #expect(thing.parent == nil)
  }

  @Test("a field's source is its own, else the record's")
  func sources() {
    let record = Record(
      source: Citation(.batch, "b", "1"), sources: ["name": Citation(.edit, "me")])
    #expect(
      record.source(of: "name") == Citation(.edit, "me") && record.source(of: "tags") == Citation(.batch, "b", "1"))
  }
}
