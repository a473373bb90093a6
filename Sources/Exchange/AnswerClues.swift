import Core
import Registry

/// What an answer says besides its words by which the asks that it may fit are found.
struct AnswerClues {
  let categories: [Code]
  /// Its own fields, and those in which it has done something.
  let fields: Set<String>
  /// Its link of the chain and what that is a part of, from near to far.
  let chain: [Ref]

  init(_ answer: some Answer) {
    categories = answer.categories
    let worked = Vocabulary.deviceFields.words.map(\.value).filter { !answer.worksInField([$0]).isEmpty }
    fields = Set(answer.fields + worked)
    chain = answer.chain
  }
}
