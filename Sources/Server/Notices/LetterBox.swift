import Access
import Core
import Notices
import Store

/// Takes letters in the act that they tell of; the mail round sends them within half a minute.
struct LetterBox: Letters {
  func hand(_ letter: Letter, in act: Act) throws {
    let words = letter.paragraphs.map { $0[letter.language] } + [letter.link].compactMap(\.self)
    try Outgoing(
      .letter(
        to: letter.to, subject: letter.subject[letter.language], words: words.joined(separator: "\n\n") + "\n"),
      due: act.at.milliseconds
    ).insert(act.connection)
  }
}
