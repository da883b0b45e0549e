// What lies in every retention package of ours.

/** The payload of every package: file name, type, and what it is in words. */
export const packageFiles = new Map([
  ['notice.pdf', { type: 'application/pdf', said: '公开表（打印件）' }],
  ['notice.html', { type: 'text/html; charset=utf-8', said: '公开表（网页）' }],
  ['payments.csv', { type: 'text/csv; charset=utf-8', said: '发放明细（表格）' }],
  ['edition.json', { type: 'application/json', said: '公开内容（数据）' }],
  ['review-record.json', { type: 'application/json', said: '发布和审核记录' }],
]);
