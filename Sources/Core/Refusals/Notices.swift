extension Refusal {
  static let noticeRules: [Rule] = [
    .searchName, .searchMany, .searchEmpty, .unsubscribeAbsent, .mailSite, .announcementWords,
    .announcementDays, .announcementMany,
  ]
}

// What is refused of what people want to be told.
extension Refusal.Rule {
  package static let searchName = Self(
    "search.name", Label("名称为空或超过 {most} 字。", "The name is empty or longer than {most} characters."),
    fix: Label("请给这条检索起个名字。", "Give the search a name."))
  package static let searchMany = Self(
    "search.many", status: 409, Label("你已保存 {most} 条检索。", "You keep {most} searches already."),
    fix: Label("请先删去一些。", "Remove some first."))
  package static let searchEmpty = Self(
    "search.empty", Label("检索为空，没有可保存的。", "There is nothing to look for in it."),
    fix: Label("请先搜索，再保存。", "Search first, then keep the search."))
  package static let unsubscribeAbsent = Self(
    "unsubscribe.absent", status: 404, Label("这个退订链接无效。", "This link to stop mail leads to nobody."),
    fix: Label("请登录后在收件箱里设置邮件提醒。", "Sign in, and set in your inbox how you want mail."))
  package static let mailSite = Self(
    "mail.site", exit: 2, status: 503, Label("发邮件需要说明门户的网址。", "Mail needs to know the portal's own address."),
    fix: Label("请加上 --site https://…，信中的链接由此而来。", "Add --site https://…: the links in it are made from that."))
  package static let announcementWords = Self(
    "announcement.words", Label("公告为空或超过 {most} 字。", "The announcement is empty or longer than {most} characters."),
    fix: Label("中英文都要写，各一两句。", "Write a sentence or two, in both languages."))
  package static let announcementDays = Self(
    "announcement.days", Label("止日缺失、已过或超过 {most} 天。", "Its last day is missing, over, or more than {most} days away."),
    fix: Label("请选择今天或以后的一天。", "Choose a day from today on."))
  package static let announcementMany = Self(
    "announcement.many", status: 409, Label("已有 {most} 条公告。", "There are {most} announcements already."),
    fix: Label("请先撤下一些。", "Take some down first."))
}
