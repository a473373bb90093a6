extension Refusal {
  static let wordRules: [Rule] = [
    .wordsEncoding, .wordsLong, .wordsSeveral, .wordsAlone, .wordsTaken, .wordsOneLanguage, .wordsFrequency,
    .wordsSyllables, .wordsFileUnknown, .wordsLarge,
    .wordsTextLong,
  ]
}

// Faults of tables of words: synonyms, glossary, words to cut, stop words, readings.
extension Refusal.Rule {
  package static let wordsEncoding = Self(
    "words.encoding", Label("{where} 不是 UTF-8。", "{where} is no UTF-8."),
    fix: Label("请以 UTF-8 另存该文件。", "Save the file as UTF-8."))
  package static let wordsLong = Self(
    "words.long", Label("「{line}…」过长，不像词表的一行。", "“{line}…” is too long for a line of words."),
    fix: Label("每行一条，以换行分开。", "One entry a line."))
  package static let wordsSeveral = Self(
    "words.several", Label("「{line}」不是一个词。", "“{line}” is not one word."),
    fix: Label("每行只写一个词，词中不含空格。", "One word a line, without blanks."))
  package static let wordsAlone = Self(
    "words.alone", Label("「{line}」只有一个名称。", "“{line}” holds one name only."),
    fix: Label("一行写两个以上的名称，以制表符分开：磁共振⇥MRI。", "Two names or more a line, parted by tabs."))
  package static let wordsTaken = Self(
    "words.taken", Label("「{value}」已属于「{owner}」一组。", "“{value}” is in the group of “{owner}” already."),
    fix: Label(
      "一个名称只属于一组；要给该组添名称，请以「{owner}」开头。",
      "A name is in one group; to add names to that group, begin the line with “{owner}”."))
  package static let wordsOneLanguage = Self(
    "words.one-language", Label("「{line}」没有同时写出中文与英文。", "“{line}” is not in both languages."),
    fix: Label("一行写中文与英文，以制表符分开：呼吸机⇥ventilator。", "Chinese and English a line, parted by a tab."))
  package static let wordsFrequency = Self(
    "words.frequency", Label("「{line}」的频次不是正整数。", "The frequency of “{line}” is no positive whole number."),
    fix: Label("写「词」，或「词 频次」。", "Write the word alone, or the word and its frequency."))
  package static let wordsSyllables = Self(
    "words.syllables", Label("「{line}」的音节与汉字不对应。", "The syllables of “{line}” do not go with its characters."),
    fix: Label("每个汉字一个音节，以空格分开：重庆⇥chóng qìng。", "A syllable for each character, parted by blanks, behind a tab."))
  package static let wordsFileUnknown = Self(
    "words.file", Label("{file} 不是词表：没有这个名称。", "{file} is no table of words by that name."),
    fix: Label("可用的名称：{names}；不用的文件请移走。", "One of: {names}. Move other files away."))
  package static let wordsLarge = Self(
    "words.large", Label("{file} 超过 {bytes} 字节。", "{file} has more than {bytes} bytes."),
    fix: Label("词表只放本集群特有的词；通用词典由安装程序取得。", "Keep to words of your own; general dictionaries are fetched at set-up."))
  package static let wordsTextLong = Self(
    "words.text", exit: 2, status: 400, Label("文字超过 {most} 字。", "The text has more than {most} characters."),
    fix: Label("只写想弄清的那几个词。", "Take the few words that it is about."))
}
