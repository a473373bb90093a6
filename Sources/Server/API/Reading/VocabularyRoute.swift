import Access
import Core
import HTTPTypes
import Registry

extension APIRoute {
  /// Closed lists of words: collected from the fields that use them.
  static let vocabularies = APIRoute(
    method: .get, path: "/api/v1/vocabularies", name: "listVocabularies", tag: .words, permission: .readPublic,
    summary: Label("词表：各项可取的值及其中英文名", "Vocabularies: the words that fields may hold, in both languages"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("全部词表", "All of them"),
      schema: .shape(("items", .list(.ref("Vocabulary"))))),
    handle: { _ in
      .json(
        .object(
          (
            "items",
            .array(
              VocabularyUse.all.map { use in
                .object(
                  ("name", .string(use.vocabulary.name)), ("fields", .array(use.fields.map(JSON.string))),
                  (
                    "words",
                    .array(
                      use.vocabulary.words.map { word in
                        .object(
                          ("value", .string(word.value)), ("zh", .string(word.label.zh)),
                          ("en", .string(word.label.en)),
                          ("aliases", .array(word.aliases.map(JSON.string))))
                      })
                  ))
              })
          )))
    })
}

/// A vocabulary and the fields that it stands in: `organisation.roles`.
struct VocabularyUse: Sendable {
  let vocabulary: Vocabulary
  let fields: [String]

  /// Those of the served kinds, by name.
  static let all: [VocabularyUse] = {
    var fields: [Vocabulary: [String]] = [:]
    for type in Entities.served { collect(type, &fields) }
    return fields.map { VocabularyUse(vocabulary: $0.key, fields: $0.value) }.sorted {
      $0.vocabulary.name < $1.vocabulary.name
    }
  }()

  private static func collect<E: Entity>(_ type: E.Type, _ fields: inout [Vocabulary: [String]]) {
    for field in E.fields {
      switch field.type {
      case .word(let vocabulary), .words(let vocabulary):
        fields[vocabulary, default: []].append("\(E.kind).\(field.name)")
      default: break
      }
    }
  }
}
