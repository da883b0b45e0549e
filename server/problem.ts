// A refusal that a person can meet: what it is, in a closed list, and what to do next, in plain Chinese.

export const problems = {
  'not-found': { status: 404, title: '没有这个页面', remedy: '请检查网址是否抄全，或从首页重新找起。' },
  'not-allowed': { status: 403, title: '您没有这项权限', remedy: '请换有权限的账号登录，或请本单位管理员调整。' },
  'signed-out': { status: 401, title: '请先登录', remedy: '登录后会回到这一页。' },
  'sign-in-wrong': { status: 422, title: '账号或密码不对', remedy: '请检查后再试；连续输错会暂时锁定。' },
  'sign-in-crowded': { status: 429, title: '登录的人太多', remedy: '请稍后再试。' },
  'password-initial': { status: 403, title: '请先改密码', remedy: '这个密码是别人给您的。请先换成只有自己知道的密码，再办事。' },
  'form-broken': { status: 400, title: '表单没有收全', remedy: '请返回重新填写，再提交一次。' },
  'form-stale': { status: 403, title: '这个页面已过期', remedy: '请返回重新打开页面，再操作一次。' },
  'address-differs': { status: 403, title: '操作来自别的网址，没有办理', remedy: '如果它就是浏览器地址栏里的网址，请管理员把 MINGBAI_BASE_URL 设成它，再重新启动服务；如果不是，请关掉那个网页，用登记的网址重新打开。' },
  'upload-too-large': { status: 413, title: '文件太大', remedy: '一次上传最多50MB；请按村或按项目拆开，分几次上传。' },
  'bulk-too-large': { status: 422, title: '一次传的文件太多', remedy: '一次最多传500个文件；请分几次上传。' },
  'run-too-large': { status: 422, title: '一次打印的份数太多', remedy: '请按补贴项目、村或乡镇选一部分，再打印；A3 和横放的一次最多1000份。' },
  'file-too-costly': { status: 422, title: '文件太大，做不出带批注的原表', remedy: '请按村拆开再传，或照校核页上列出的行号改。' },
  'upload-duplicate': { status: 409, title: '这个文件已经上传过', remedy: '请打开已有的批次继续办理；内容有改动的文件才需要再传。' },
  'programme-unknown': { status: 422, title: '没有这个补贴项目', remedy: '请从列表里选择补贴项目。' },
  'programme-not-public': { status: 409, title: '这个项目依法不公开', remedy: '请不要通过本系统公开；需要统计的，请用汇总表报送。' },
  'batch-not-open': { status: 409, title: '这一批定为不主动公开，任何渠道都不能公开', remedy: '确实应当公开的，请退回经办人，由经办人把公开属性改为主动公开，再提交。' },
  'publicity-same-person': { status: 403, title: '认定的人不能自己确认', remedy: '请由另一位审核或县级的同事看过后确认。' },
  'publicity-changed': { status: 409, title: '公开属性的认定已经不是您看到的样子', remedy: '可能有人重新认定过，或者已经确认；请刷新页面，看过再办。' },
  'version-same-person': { status: 403, title: '起草人不能自己批准', remedy: '请由县级另一位同事看过后批准。' },
  'version-changed': { status: 409, title: '修订稿已经不是您看到的样子', remedy: '可能有人改过或已经批准；请刷新页面，重新看过再办。' },
  'version-unchanged': { status: 409, title: '内容没有变化，不用出新版', remedy: '请改好要改的地方再保存；不改的，关掉页面就行。' },
  'assessment-missing': { status: 409, title: '还没有个人信息保护影响评估', remedy: '这一版要在新的渠道公开姓名，请先填写影响评估，再批准。' },
  'document-same-person': { status: 403, title: '登记文件的人不能自己公开', remedy: '请由本单位或县级的另一位同事看过后公开。' },
  'document-changed': { status: 409, title: '文件已经不是您看到的样子', remedy: '可能有人改过或已经公开；请刷新页面，重新看过再办。' },
  'document-there': { status: 409, title: '这个文号已经登记过', remedy: '请在“文件”里找到它，在那里改；文号写错了的，改过再存。' },
  'batch-has-blocks': { status: 409, title: '还有必须改正的问题，不能提交', remedy: '请按校核页列出的事项改好原表，再重新上传。' },
  'batch-needs-confirmation': { status: 409, title: '还有要您确认的事项', remedy: '请逐项看过并勾选确认，再提交。' },
  'batch-changed': { status: 409, title: '核对之后内容有变化', remedy: '请重新打开校核页，核对后再提交。' },
  'batch-wrong-state': { status: 409, title: '这一批现在不能这样办', remedy: '可能有人已经办过；请刷新页面看最新状态。' },
  'rule-changed': { status: 409, title: '您看过以后，这个项目的公开规则改了', remedy: '请重新打开审核页，看过按新规则公开的内容，再审核。' },
  'batch-same-person': { status: 403, title: '提交人不能自己审核', remedy: '请由另一位有审核权限的同事审核。' },
  'batch-overlaps': { status: 409, title: '这些村的同一项目、同一期已经公开过', remedy: '若是分次发放，请在“期次”里写明是第几次；已经公开的有错，请打开那一批，点“更正”。' },
  'correction-outdated': { status: 409, title: '要更正的这一批已经不是现行的了', remedy: '请打开现行的那一批，重新核对后再更正。' },
  'correction-in-work': { status: 409, title: '这一批正在更正', remedy: '同一批一次只能办一份更正；请接着办在办的那一份，或先把它作废。' },
  'received-short': { status: 409, title: '到位资金不够', remedy: '请核对到位资金是不是填错，或表里是不是多了；改好再提交。' },
  'owner-not-confirmed': { status: 409, title: '主管部门还没有确认', remedy: '这个项目要主管部门先确认名单，请等他们确认后再审核；还没有主管部门账号的，请管理员建一个。' },
  'reason-missing': { status: 422, title: '请写明原因', remedy: '退回要写清哪里不对、怎么改。' },
  'calendar-unknown': { status: 409, title: '没有该年份的放假安排，算不出公开期满日', remedy: '请县级人员或管理员打开“放假安排”，把国务院办公厅公布的该年放假安排粘贴进去；录入以后不用重启，再办一次；没有服务器的，用 notices 命令的 --holidays 给出。' },
  'posting-known': { status: 409, title: '这一版已经确认过', remedy: '照片或日期不对的，请在下面点“换照片、改日期”，写明原因再换；原来的照片也会留着。' },
  'posting-replaced': { status: 409, title: '这一版已经更正或撤回', remedy: '请取下墙上的旧表；有新一版的，打印新一版贴上，再确认新一版的张贴。' },
  'page-not-there': { status: 409, title: '这一页撤不下来', remedy: '它不是网页，或者已经不在网上；打印件有问题的，请通知村里揭下来，再出更正。' },
  'glyph-missing': { status: 409, title: '有的字现有字库打不出来', remedy: '请核对这些字，或改用字库里有的写法后重新上传。' },
  'annual-broken': { status: 409, title: '发放明细与已公开的合计对不上，不能汇总', remedy: '请联系管理员核对监督记录；查清以前不要公开年度汇总。' },
  'annual-unchanged': { status: 409, title: '没有可以汇总的，或者与已公开的年度汇总一样', remedy: '发放结果公开或更正以后再汇总。' },
  'annual-reason': { status: 422, title: '请写明为什么要出新一版', remedy: '本年的年度汇总已经公开；新一版上会印出原因，例如：更正了耕地地力保护补贴的发放结果。' },
  'annual-changed': { status: 409, title: '提交以后又有新的公开或更正', remedy: '请退回经办人，重新汇总后再审核。' },
  'manuscript-wrong-state': { status: 409, title: '这份公开稿现在不能这样办', remedy: '可能有人已经办过；请刷新页面看最新状态。' },
  'manuscript-same-person': { status: 403, title: '拟稿人不能自己审核', remedy: '请由乡镇另一位有审核权限的同事审核。' },
  'manuscript-changed': { status: 409, title: '公开稿已经不是您看到的样子', remedy: '可能有人刚改过；请重新打开，看过再办。' },
  'manuscript-unfinished': { status: 409, title: '公开稿还不能提交', remedy: '请照提示改好，再提交。' },
  'notice-exists': { status: 409, title: '这一期已经公开过', remedy: '内容有错，请打开已公开的那一份，点“更正”；是另外一件事的，请在期次里写明，例如：第二季度第2次。' },
  'name-in-text': { status: 409, title: '更正说明、依据或期次里写着名单上的人', remedy: '这些话会上网，贴到每个村，不能写姓名：请改写成组别、户数或数量；更正说明改不了的，把这一批作废，重新更正。' },
  'number-in-text': { status: 409, title: '要公开的文字里有号码', remedy: '证件号、账号、电话和车牌号不能公开。请删去再提交；是表格里的，在原表里删去，重新上传。' },
} as const;

export type ProblemCode = keyof typeof problems;

export class Problem extends Error {
  readonly code: ProblemCode;
  /** What this very case adds to the title, in Chinese; never personal data. */
  readonly detail: string | undefined;

  constructor(code: ProblemCode, detail?: string) {
    super(code);
    this.code = code;
    this.detail = detail;
  }

  get status() {
    return problems[this.code].status;
  }
}

/** The whole refusal as one paragraph. */
export function problemWords({ code, detail }: Problem): string {
  return `${[problems[code].title, detail].filter(Boolean).join('：')}。${problems[code].remedy}`;
}
