/// Domains under which strangers stand side by side: an address or a page there says nothing of an organisation.
enum SharedDomains {
  static func holds(_ registrable: String) -> Bool { names.contains(registrable) || isSchool(registrable) }

  /// Whoever studies somewhere has an address there, and speaks for nobody.
  private static func isSchool(_ registrable: String) -> Bool {
    let labels = registrable.split(separator: ".")
    return labels.last == "edu" || (labels.count == 3 && (labels[1] == "edu" || labels[1] == "ac"))
  }

  /// Registered names alone (`DomainName`): what stands below one is asked for by it.
  static let names = Set((mail + "\n" + sites).split(whereSeparator: \.isWhitespace).map(String.init))

  /// Where anybody gets an address.
  private static let mail = """
    qq.com foxmail.com 163.com 126.com yeah.net 188.com sina.com sina.cn sina.com.cn sohu.com
    tom.com 139.com 189.cn wo.cn 21cn.com aliyun.com 263.net 263.com eyou.com chinaren.com citiz.net wo.com.cn
    netease.com 2980.com 88.com 111.com email.cn aliyun.cn msn.cn hotmail.com.cn yahoo.com.cn yahoo.cn
    gmail.com googlemail.com outlook.com outlook.cn hotmail.com live.com live.cn msn.com yahoo.com ymail.com rocketmail.com
    icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net t-online.de freenet.de mail.com
    mail.ru yandex.ru yandex.com rambler.ru zoho.com zohomail.com fastmail.com tutanota.com tuta.com hey.com hushmail.com
    naver.com daum.net hanmail.net yahoo.co.jp docomo.ne.jp ezweb.ne.jp softbank.jp yahoo.co.uk hotmail.co.uk btinternet.com
    orange.fr free.fr laposte.net libero.it wp.pl seznam.cz comcast.net verizon.net att.net rediffmail.com
    mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org
    """

  /// Where anybody gets a page.
  private static let sites = """
    alibaba.com 1688.com taobao.com tmall.com jd.com made-in-china.com globalsources.com hc360.com china.cn b2b.cn
    baidu.com weibo.com weibo.cn wechat.com douyin.com toutiao.com zhihu.com bilibili.com xiaohongshu.com csdn.net
    qichacha.com qcc.com tianyancha.com aiqicha.com github.io github.com gitee.io gitee.com gitlab.io netlify.app vercel.app
    pages.dev workers.dev herokuapp.com web.app firebaseapp.com appspot.com azurewebsites.net cloudfront.net amazonaws.com
    myqcloud.com aliyuncs.com wordpress.com wixsite.com weebly.com blogspot.com squarespace.com myshopify.com webflow.io
    google.com facebook.com linkedin.com twitter.com x.com instagram.com youtube.com medium.com notion.site yellowpages.com
    """
}
