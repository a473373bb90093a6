extension Refusal {
  static let serverRules: [Rule] = [
    .storeAddress, .storeServerAbsent, .storeServerLogin, .storeDatabaseAbsent, .storeSchemaAbsent, .storeServerOld,
    .storeLocale, .storeLost, .storeOutcomeUnknown, .storeDumpAbsent,
  ]

  /// The store's fault and not that of what was to be written: trying the next row is of no use.
  package var isOfStore: Bool { code.hasPrefix("store.") }
}

// Faults of a database server, and of the way to it.
extension Refusal.Rule {
  package static let storeAddress = Self(
    "store.address", exit: 2, status: 503,
    Label("数据库地址的写法不对。", "The address of the database is not written as one."),
    fix: Label(
      "写法：postgresql://用户@主机:5432/数据库；密码中的符号写作 %XX，或放进 PGPASSWORD。",
      "Write postgresql://USER@HOST:5432/DATABASE; signs in a password as %XX, or put it into PGPASSWORD."))
  package static let storeServerAbsent = Self(
    "store.server.absent", status: 503,
    Label("连不上数据库服务器 {what}：{why}", "The database server {what} cannot be reached: {why}"),
    fix: Label("请核对主机与端口，并确认 PostgreSQL 已启动。", "Check host and port, and that PostgreSQL is running."))
  package static let storeServerLogin = Self(
    "store.server.login", status: 503,
    Label("数据库服务器 {what} 拒绝登录：{why}", "The database server {what} does not let us in: {why}"),
    fix: Label(
      "请核对用户、密码（PGPASSWORD 或 ~/.pgpass）与服务器的 pg_hba.conf。",
      "Check user, password (PGPASSWORD or ~/.pgpass) and the server's pg_hba.conf."))
  package static let storeDatabaseAbsent = Self(
    "store.database.absent", status: 503,
    Label("服务器上没有数据库「{database}」（{what}）。", "The server has no database “{database}” ({what})."),
    fix: createDatabase)
  package static let storeSchemaAbsent = Self(
    "store.schema.absent", status: 503,
    Label("{what} 的 search_path 里没有可用的 schema。", "The search_path at {what} names no schema that exists."),
    fix: Label(
      "先运行 CREATE SCHEMA 名称，或更正地址里的 options。", "Run CREATE SCHEMA NAME first, or correct options in the address."))
  package static let storeServerOld = Self(
    "store.server.old", status: 503,
    Label("{what} 是 PostgreSQL {version}，需要 13 或更新。", "{what} is PostgreSQL {version}; 13 or later is needed."),
    fix: Label("请升级服务器。", "Upgrade the server."))
  package static let storeLocale = Self(
    "store.database.locale", status: 503,
    Label(
      "数据库 {what} 的编码或语言环境不合适（{encoding}，排序 {collate}，字符 {ctype}）：须为 UTF8、按码位排序、认得汉字。",
      "The database {what} has an unfit encoding or locale ({encoding}, collate {collate}, ctype {ctype}): it has to be UTF8, "
        + "ordered by code point, and to know Chinese characters as letters."),
    fix: createDatabase)
  package static let storeLost = Self(
    "store.lost", status: 503,
    Label("与数据库 {what} 的连接中断：{why}", "The connection to the database {what} was lost: {why}"),
    fix: Label("写入已全部撤回。请在服务器恢复后重试。", "The write was rolled back whole. Try again when the server is back."))
  package static let storeOutcomeUnknown = Self(
    "store.outcome.unknown", status: 503,
    Label(
      "提交时与数据库 {what} 的连接中断，无法确知是否已写入（事务 {transaction}）。",
      "The connection to the database {what} was lost during the commit, and whether it holds cannot be told (transaction "
        + "{transaction})."),
    fix: Label(
      "先别重做：待服务器恢复，用 record history 或 batch list 看是否已写入。",
      "Do not repeat it yet: when the server is back, see in `record history` or `batch list` whether it is there."))
  package static let storeDumpAbsent = Self(
    "store.dump.absent", status: 503,
    Label("找不到 pg_dump，无法备份 PostgreSQL。", "There is no pg_dump to back PostgreSQL up with."),
    fix: Label(
      "请安装 postgresql-client，或在服务器上运行 pg_dump --format=custom。",
      "Install postgresql-client, or run pg_dump --format=custom on the server."))

  private static let createDatabase = Label(
    "请运行：CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'",
    "Run: CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'")
}
