extension Refusal {
  static let mailRules: [Rule] = [
    .mailAddressInvalid, .mailServerUnset, .mailServerAddress, .mailServerPlain, .mailServerPassword,
    .mailServerAbsent, .mailServerTLS, .mailServerLogin, .mailServerSilent, .mailServerLost, .mailServerBusy,
    .mailServerRefused,
  ]
}

// What is refused of mail that is to be sent: what we are told of the server, the way to it, and what it answers.
extension Refusal.Rule {
  package static let mailAddressInvalid = Self(
    "mail.address.invalid",
    Label("「{address}」不是能收信的邮箱地址。", "“{address}” is no e-mail address that mail can be sent to."),
    fix: Label("请写成 name@example.cn 的样子。", "Write it like name@example.cn."))
  package static let mailServerUnset = Self(
    "mail.server.unset", exit: 2, status: 503, Label("没有说明用哪台邮件服务器。", "No mail server is named."),
    fix: Label(
      "请用 --smtp 与 --from（或 LIANQIAO_SMTP 与 LIANQIAO_SMTP_FROM）指明服务器与发件地址。",
      "Name the server and the sender by --smtp and --from, or by LIANQIAO_SMTP and LIANQIAO_SMTP_FROM."))
  package static let mailServerAddress = Self(
    "mail.server.address", exit: 2, status: 503,
    Label("邮件服务器的写法不对：{why}。", "The address of the mail server is not written as one: {why}."),
    fix: Label(
      "写法：smtp://用户@主机:587（STARTTLS）或 smtps://用户@主机:465（TLS）；密码放进文件，用 --smtp-password-file 指明。",
      "Write smtp://USER@HOST:587 (STARTTLS) or smtps://USER@HOST:465 (TLS); the password goes into a file that "
        + "--smtp-password-file names."))
  package static let mailServerPlain = Self(
    "mail.server.plain", exit: 2, status: 503,
    Label(
      "不加密的 smtp+plain 只用于本机，{server} 不是。",
      "smtp+plain, without TLS, is for this machine only, and {server} is another."),
    fix: Label("请改用 smtp://（STARTTLS）或 smtps://（TLS）。", "Use smtp:// (STARTTLS) or smtps:// (TLS)."))
  package static let mailServerPassword = Self(
    "mail.server.password", exit: 2, status: 503,
    Label("邮件服务器的用户与密码须一起给出。", "The mail server's user and password are given together or not at all."),
    fix: Label(
      "用户写在地址里（smtp://用户@主机），密码放进 --smtp-password-file 所指的文件。",
      "The user stands in the address (smtp://USER@HOST), the password in the file that --smtp-password-file names."))
  package static let mailServerAbsent = Self(
    "mail.server.absent", status: 503,
    Label("连不上邮件服务器 {server}：{why}", "The mail server {server} cannot be reached: {why}"),
    fix: Label("请核对主机与端口，以及防火墙是否放行。", "Check host and port, and whether the firewall lets it through."))
  package static let mailServerTLS = Self(
    "mail.server.tls", status: 503,
    Label("与邮件服务器 {server} 不能建立可信的加密连接：{why}", "No trusted TLS connection with the mail server {server}: {why}"),
    fix: Label(
      "请核对主机名与端口；若证书由本单位签发，用 --smtp-ca 指明签发者的证书文件。",
      "Check the host's name and port; if an authority of your own issued its certificate, name that by --smtp-ca."))
  package static let mailServerLogin = Self(
    "mail.server.login", status: 503,
    Label("邮件服务器 {server} 拒绝登录（{code}）。", "The mail server {server} does not let us in ({code})."),
    fix: Label(
      "请核对用户与密码；许多服务商要用单独的「授权码」。", "Check user and password; many providers want an “app password” of its own."))
  package static let mailServerSilent = Self(
    "mail.server.silent", status: 504,
    Label("邮件服务器 {server} 在 {seconds} 秒内没有答完。", "The mail server {server} did not finish within {seconds} s."),
    fix: Label(
      "请核对端口（465 用 smtps://，587 用 smtp://），或稍后再试。",
      "Check the port (465 takes smtps://, 587 takes smtp://), or try again later."))
  package static let mailServerLost = Self(
    "mail.server.lost", status: 503,
    Label("与邮件服务器 {server} 的往来中断：{why}", "The exchange with the mail server {server} broke off: {why}"),
    fix: Label("请稍后再试；信可能已经送出。", "Try again later; the message may have got through."))
  package static let mailServerBusy = Self(
    "mail.server.busy", status: 503,
    Label("邮件服务器 {server} 暂不收信：{reply}", "The mail server {server} does not take the message now: {reply}"),
    fix: Label("请稍后再试。", "Try again later."))
  package static let mailServerRefused = Self(
    "mail.server.refused", status: 502,
    Label("邮件服务器 {server} 拒收这封信：{reply}", "The mail server {server} refuses the message: {reply}"),
    fix: Label("请核对收件与发件地址；再发一次不会有别的结果。", "Check the addresses of both sides; sending it again changes nothing."))
}
