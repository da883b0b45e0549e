// What stands above the list of notices while the public pages of some villages are not what they should be.
import type { StuckVillage } from './stuck.ts';

const mostShown = 20;
const said: Record<StuckVillage['what'], string> = {
  'refresh-village': '的公开网页和公开屏还没有更新',
  'end-public-period': '有公开期已满的，还没有撤下、留存',
  'date-edition': '已经确认张贴，公开期还没有算出来',
};

export function StuckBox({ stuck, mayRetry }: { stuck: readonly StuckVillage[]; mayRetry: boolean }) {
  if (stuck.length === 0) return null;
  return (
    <section class="todo">
      <h2>{`${new Set(stuck.map(({ township, village }) => township + village)).size} 个村的公开没有更新`}</h2>
      <ul>{stuck.slice(0, mostShown).map(({ township, village, what, failure }) => <li>{`${township}${village}${said[what]}：${failure.replace(/。?$/, '。')}`}</li>)}</ul>
      {stuck.length > mostShown ? <p>{`先列出 ${mostShown} 处。`}</p> : null}
      <p class="hint">系统每小时会自己再试。改好以后可以马上再试。</p>
      {mayRetry ? <form method="post" action="/desk/notices/renewal"><button type="submit">再试一次</button></form> : null}
    </section>
  );
}
